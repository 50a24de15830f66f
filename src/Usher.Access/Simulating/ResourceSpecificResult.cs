namespace Usher.Access.Simulating;

/// <summary>What a simulation says about an action on one resource.</summary>
public sealed record ResourceSpecificResult
{
    /// <summary>The resource.</summary>
    public required string EvalResourceName { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string EvalResourceDecision { get; init; }

    /// <summary>The statements that decided.</summary>
    public IReadOnlyList<SimulatedStatement> MatchedStatements { get; init; } = [];

    /// <summary>Condition keys that the policies mention and the request lacks.</summary>
    public IReadOnlyList<string> MissingContextValues { get; init; } = [];

    /// <summary>Across accounts a decision for each kind of policy; empty within one.</summary>
    public IReadOnlyDictionary<string, string> EvalDecisionDetails { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the boundary allows; null where none applies.</summary>
    public bool? AllowedByPermissionsBoundary { get; init; }
}
