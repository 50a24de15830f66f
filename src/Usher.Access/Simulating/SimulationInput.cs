namespace Usher.Access.Simulating;

/// <summary>What SimulateCustomPolicy and SimulatePrincipalPolicy ask, spelled as their members are.</summary>
/// <remarks>IAM API reference, SimulateCustomPolicy and SimulatePrincipalPolicy.</remarks>
public sealed record SimulationInput
{
    /// <summary>From 1 to 1,000 results come at once.</summary>
    public const int MaxItemsLimit = 1_000;

    /// <summary>A page ends, and says that more follows, where its results have taken so many steps.</summary>
    /// <remarks>IAM API reference, MaxItems: "IAM might return fewer than the MaxItems number of results, even when there are more results available."</remarks>
    public const long StepsOfPage = 10_000_000;

    /// <summary>One result may take so many; the simulation is refused where it would take more.</summary>
    public const long MaxSteps = 100_000_000;

    /// <summary>Policies as text: all of them for a custom simulation, further ones for a principal's.</summary>
    public IReadOnlyList<string> PolicyInputList { get; init; } = [];

    /// <summary>At most one boundary as text; it takes the place of the principal's own.</summary>
    public IReadOnlyList<string> PermissionsBoundaryPolicyInputList { get; init; } = [];

    /// <summary>Policies of the principal to leave out, by name or ARN.</summary>
    public IReadOnlyList<string> PolicyExclusionList { get; init; } = [];

    /// <summary>Such as <c>s3:GetObject</c>; at least one.</summary>
    public required IReadOnlyList<string> ActionNames { get; init; }

    /// <summary>ARNs; empty for <c>*</c>.</summary>
    public IReadOnlyList<string> ResourceArns { get; init; } = [];

    /// <summary>The resource's own policy as text; it is never looked up.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>The account that owns the resources, as an ARN such as <c>arn:aws:iam::123456789012:root</c>; null for the caller's.</summary>
    public string? ResourceOwner { get; init; }

    /// <summary>The user whom the resource policy may name; null for the principal that is simulated.</summary>
    public string? CallerArn { get; init; }

    /// <summary>Condition keys of the request that is simulated.</summary>
    public IReadOnlyList<ContextEntry> ContextEntries { get; init; } = [];

    /// <summary>Which EC2 scenario; taken and not used, as there is no EC2.</summary>
    public string? ResourceHandlingOption { get; init; }

    /// <summary>How many results to give at once; the default is 100.</summary>
    public int MaxItems { get; init; } = 100;

    /// <summary>Where an earlier answer stopped.</summary>
    public string? Marker { get; init; }

    /// <summary>Ends the work, as when the client has gone.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The shape of the answer; the default is the one that older scripts read.</summary>
    public SimulationForm Form { get; init; } = SimulationForm.Pairs;
}
