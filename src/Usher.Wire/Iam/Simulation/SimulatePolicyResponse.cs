namespace Usher.Wire.Iam;

/// <summary>What SimulateCustomPolicy and SimulatePrincipalPolicy answer.</summary>
public sealed record SimulatePolicyResponse
{
    /// <summary>What was decided.</summary>
    public IReadOnlyList<EvaluationResult>? EvaluationResults { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
