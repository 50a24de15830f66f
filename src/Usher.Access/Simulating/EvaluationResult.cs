namespace Usher.Access.Simulating;

/// <summary>The result of simulating one action.</summary>
public sealed record EvaluationResult
{
    /// <summary>The action.</summary>
    public required string EvalActionName { get; init; }

    /// <summary>The resource's ARN; a template of an ARN if results are grouped by action; <c>*</c> if no resource was named.</summary>
    public required string EvalResourceName { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string EvalDecision { get; init; }

    /// <summary>The statements that decided: the denying ones for an explicit deny, none for an implicit deny.</summary>
    public IReadOnlyList<SimulatedStatement> MatchedStatements { get; init; } = [];

    /// <summary>Condition keys that the policies mention and the request lacks. If resources were named, the results of the resources have them.</summary>
    public IReadOnlyList<string> MissingContextValues { get; init; } = [];

    /// <summary>Whether the permissions boundary allows the action; null if none applies.</summary>
    public bool? AllowedByPermissionsBoundary { get; init; }

    /// <summary>A decision for each kind of policy if caller and resource are in different accounts, empty within one account; null if no resource was named.</summary>
    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    /// <summary>A result for each resource; empty if no resource was named.</summary>
    public IReadOnlyList<ResourceSpecificResult> ResourceSpecificResults { get; init; } = [];
}
