namespace Usher.Wire.Iam;

/// <summary>What a simulation says about an action on one resource.</summary>
public sealed record ResourceSpecificResult
{
    /// <summary>The resource.</summary>
    public required string EvalResourceName { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string EvalResourceDecision { get; init; }

    /// <summary>The statements that decided.</summary>
    public IReadOnlyList<Statement>? MatchedStatements { get; init; }

    /// <summary>Condition keys that the policies ask for and the request lacks.</summary>
    public IReadOnlyList<string>? MissingContextValues { get; init; }

    /// <summary>A decision for each kind of policy.</summary>
    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    /// <summary>What the boundary says; absent where none applies.</summary>
    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }
}
