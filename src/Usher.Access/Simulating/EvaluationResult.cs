namespace Usher.Access.Simulating;

/// <summary>What a simulation says about an action.</summary>
public sealed record EvaluationResult
{
    /// <summary>The action.</summary>
    public required string EvalActionName { get; init; }

    /// <summary>The resource, or in the form by actions a template of its ARN; <c>*</c> where none was named.</summary>
    public required string EvalResourceName { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string EvalDecision { get; init; }

    /// <summary>The statements that decided: with a deny just the denying ones, with an implicit deny none.</summary>
    public IReadOnlyList<SimulatedStatement> MatchedStatements { get; init; } = [];

    /// <summary>Condition keys that the policies mention and the request lacks; in the resources' results where resources were named.</summary>
    public IReadOnlyList<string> MissingContextValues { get; init; } = [];

    /// <summary>Whether the boundary allows; null where none applies.</summary>
    public bool? AllowedByPermissionsBoundary { get; init; }

    /// <summary>Across accounts a decision for each kind of policy, empty within one; null where no resource was named.</summary>
    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    /// <summary>A result for each resource; empty where none was named.</summary>
    public IReadOnlyList<ResourceSpecificResult> ResourceSpecificResults { get; init; } = [];
}
