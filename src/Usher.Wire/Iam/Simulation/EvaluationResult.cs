namespace Usher.Wire.Iam;

/// <summary>What a simulation says about an action.</summary>
public sealed record EvaluationResult
{
    /// <summary>The action.</summary>
    public required string EvalActionName { get; init; }

    /// <summary>The resource.</summary>
    public string? EvalResourceName { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string EvalDecision { get; init; }

    /// <summary>The statements that decided.</summary>
    public IReadOnlyList<Statement>? MatchedStatements { get; init; }

    /// <summary>Condition keys that the policies ask for and the request lacks.</summary>
    public IReadOnlyList<string>? MissingContextValues { get; init; }

    /// <summary>Absent: there are no organizations here.</summary>
    public OrganizationsDecisionDetail? OrganizationsDecisionDetail { get; init; }

    /// <summary>What the boundary says; absent where none applies.</summary>
    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }

    /// <summary>A decision for each kind of policy.</summary>
    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    /// <summary>A result for each resource.</summary>
    public IReadOnlyList<ResourceSpecificResult>? ResourceSpecificResults { get; init; }
}
