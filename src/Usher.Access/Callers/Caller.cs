using Usher.Access.Policies;
using Usher.Wire.Arns;

namespace Usher.Access.Callers;

/// <summary>The principal that makes a request, with all policies that apply to it.</summary>
public sealed record Caller
{
    public required CallerKind Kind { get; init; }

    /// <summary>Twelve digits; empty for a service and for nobody.</summary>
    public required string Account { get; init; }

    /// <summary>
    /// <c>arn:aws:iam::A:root</c>, <c>arn:aws:iam::A:user/path/name</c> or <c>arn:aws:sts::A:assumed-role/role/session</c>; for a service its name, such as
    /// <c>personalize.amazonaws.com</c>; for nobody <c>*</c>.
    /// </summary>
    public required string Arn { get; init; }

    /// <summary>aws:userid: the account for root, AIDA… for a user, AROA…:session for a role's session.</summary>
    public string UserId { get; init; } = "";

    /// <summary>aws:username; null for all but users.</summary>
    public string? UserName { get; init; }

    /// <summary>The role behind a session: <c>arn:aws:iam::A:role/path/name</c>; null for all others.</summary>
    public Arn? Role { get; init; }

    /// <summary>The principal's tags and, above them, the session's: aws:PrincipalTag/….</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys of those session tags that go on to the session of a role assumed from here.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>aws:SourceIdentity, as it was given when the first session of a chain was made; null where none was given.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>Managed and inline policies of the user and the user's groups, or of the role.</summary>
    public IReadOnlyList<NamedPolicy> IdentityPolicies { get; init; } = [];

    /// <summary>What the identity policies may allow at most; null for no bound.</summary>
    public NamedPolicy? PermissionsBoundary { get; init; }

    /// <summary>Policies given with AssumeRole, which the session may not exceed; empty for no bound.</summary>
    public IReadOnlyList<NamedPolicy> SessionPolicies { get; init; } = [];

    /// <summary>The access key that signed; null where nothing was signed.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Whether temporary credentials signed: those of a role, or of GetSessionToken.</summary>
    public bool IsSession => AccessKeyId?.StartsWith("ASIA", StringComparison.Ordinal) ?? false;

    /// <summary>Nobody who signed.</summary>
    public static Caller Anonymous { get; } = new() { Kind = CallerKind.Anonymous, Account = "", Arn = "*" };

    /// <summary>An AWS service that acts by itself.</summary>
    /// <param name="name">For example personalize.amazonaws.com.</param>
    public static Caller Service(string name) => new() { Kind = CallerKind.Service, Account = "", Arn = name };
}
