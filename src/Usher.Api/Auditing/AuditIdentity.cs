using Usher.Access.Callers;

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

    /// <summary>A caller whose signature was checked.</summary>
    public static AuditIdentity Of(Caller caller) => new()
    {
        Type = caller.Kind switch
        {
            CallerKind.Root => "Root",
            CallerKind.User => "IAMUser",
            CallerKind.AssumedRole => "AssumedRole",
            CallerKind.Service => "AWSService",
            _ => Unknown,
        },
        PrincipalId = caller.UserId.Length > 0 ? caller.UserId : null,
        Arn = caller.Arn,
        AccountId = caller.Account.Length > 0 ? caller.Account : null,
        AccessKeyId = caller.AccessKeyId,
        UserName = caller.UserName,
    };

    /// <summary>A caller that was not authenticated.</summary>
    /// <param name="accessKeyId">The access key that the request names; null if it names none.</param>
    public static AuditIdentity Claimed(string? accessKeyId) => new() { Type = Unknown, AccessKeyId = accessKeyId };

    private const string Unknown = "Unknown";
}
