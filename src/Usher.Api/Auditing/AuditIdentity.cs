namespace Usher.Api.Auditing;

/// <summary>Who called.</summary>
/// <remarks>CloudTrail User Guide, "CloudTrail userIdentity element".</remarks>
internal sealed record AuditIdentity
{
    /// <summary>Root, IAMUser, AssumedRole, AWSService or Unknown, where the signature told no one.</summary>
    public required string Type { get; init; }

    public string? PrincipalId { get; init; }

    public string? Arn { get; init; }

    public string? AccountId { get; init; }

    /// <summary>The key's id, which is no secret.</summary>
    public string? AccessKeyId { get; init; }

    public string? UserName { get; init; }

    /// <summary>The name that LookupEvents finds a caller by: a user's, root, or a session's.</summary>
    public string? LookupName() => UserName ?? (Type is "Root" ? "root" : Arn?[(Arn.LastIndexOf('/') + 1)..]);
}
