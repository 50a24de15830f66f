using Usher.Access.Policies;
using Usher.Wire.Arns;

namespace Usher.Access.Callers;

/// <summary>The principal that makes a request, with all policies that apply to it.</summary>
public sealed record Caller
{
    public required CallerKind Kind { get; init; }

    /// <summary>The account's twelve digits; empty for a service and for an anonymous caller.</summary>
    public required string Account { get; init; }

    /// <summary>
    /// <c>arn:aws:iam::A:root</c>, <c>arn:aws:iam::A:user/path/name</c> or <c>arn:aws:sts::A:assumed-role/role/session</c>; for a service its name, such as
    /// <c>personalize.amazonaws.com</c>; for an anonymous caller <c>*</c>.
    /// </summary>
    public required string Arn { get; init; }

    /// <summary>aws:userid: the account for root, AIDA… for a user, AROA…:session for a role's session.</summary>
    public string UserId { get; init; } = "";

    /// <summary>aws:username; null unless the caller is a user.</summary>
    public string? UserName { get; init; }

    /// <summary>The role of a session: <c>arn:aws:iam::A:role/path/name</c>; null unless the caller is a role session.</summary>
    public Arn? Role { get; init; }

    /// <summary>aws:PrincipalTag/…: the principal's tags and the session's. A session tag replaces a principal's tag of the same key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys of the transitive session tags, which a session of a role that this caller assumes inherits.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>aws:SourceIdentity, as given when the first session of a chain was created; null if none was given.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>Managed and inline policies of the user and the user's groups, or of the role.</summary>
    public IReadOnlyList<NamedPolicy> IdentityPolicies { get; init; } = [];

    /// <summary>The permissions boundary, which limits what the identity policies allow; null if there is none.</summary>
    public NamedPolicy? PermissionsBoundary { get; init; }

    /// <summary>The session policies given with AssumeRole, which limit what the session may do; empty if there are none.</summary>
    public IReadOnlyList<NamedPolicy> SessionPolicies { get; init; } = [];

    /// <summary>The ID of the access key that signed the request; null if it was not signed.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Whether the request was signed with temporary credentials: those of a role, or of GetSessionToken.</summary>
    public bool IsSession => AccessKeyId?.StartsWith("ASIA", StringComparison.Ordinal) ?? false;

    /// <summary>A caller that did not sign.</summary>
    public static Caller Anonymous { get; } = new() { Kind = CallerKind.Anonymous, Account = "", Arn = "*" };

    /// <summary>An AWS service that calls on its own account, not for a user or role.</summary>
    /// <param name="name">For example personalize.amazonaws.com.</param>
    public static Caller Service(string name) => new() { Kind = CallerKind.Service, Account = "", Arn = name };
}
