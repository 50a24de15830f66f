using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What SimulatePrincipalPolicy asks.</summary>
public sealed record SimulatePrincipalPolicyRequest
{
    /// <summary>The user, group or role to simulate.</summary>
    [Length(20, 2048)]
    public required string PolicySourceArn { get; init; }

    /// <summary>Policies, as JSON.</summary>
    [Length(1, 131072, Each = true), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+", Each = true)]
    public IReadOnlyList<string>? PolicyInputList { get; init; }

    /// <summary>At most one boundary, as JSON.</summary>
    [Length(1, 131072, Each = true), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+", Each = true)]
    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }

    /// <summary>Such as <c>s3:GetObject</c>.</summary>
    [Length(3, 128, Each = true)]
    public required IReadOnlyList<string> ActionNames { get; init; }

    /// <summary>On what; <c>*</c> by default.</summary>
    [Length(1, 2048, Each = true)]
    public IReadOnlyList<string>? ResourceArns { get; init; }

    /// <summary>The policy of the resource, as JSON.</summary>
    [Length(1, 131072), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? ResourcePolicy { get; init; }

    /// <summary>The account that owns the resources.</summary>
    [Length(1, 2048)]
    public string? ResourceOwner { get; init; }

    /// <summary>Who asks; the user that is simulated by default.</summary>
    [Length(1, 2048)]
    public string? CallerArn { get; init; }

    /// <summary>Condition keys of the simulated request.</summary>
    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    /// <summary>A scenario of EC2; taken and not used.</summary>
    [Length(1, 64)]
    public string? ResourceHandlingOption { get; init; }

    /// <summary>How many to give at once; 100 by default.</summary>
    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    /// <summary>Where an earlier answer stopped.</summary>
    [Length(1, 320), Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    /// <summary>Policies of the principal to leave out.</summary>
    /// <remarks>Added to the model in 2026; older SDKs do not send it.</remarks>
    public IReadOnlyList<string>? PolicyExclusionList { get; init; }
}
