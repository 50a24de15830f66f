namespace Usher.Access.Sts;

/// <summary>What temporary credentials stand for; the session token holds it under seal, so the server keeps no list of sessions.</summary>
/// <remarks>No record: a record would print the secret wherever it is logged.</remarks>
public sealed class SessionGrant
{
    /// <summary>Never to be logged.</summary>
    public required string Secret { get; init; }

    /// <summary>AROA… of a role, AIDA… of a user, or the account for root: the id and not the name, so that a namesake made later does not inherit the session.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The session's name; null unless a role was assumed.</summary>
    public string? RoleSession { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>Text of the session policy; null if none was given.</summary>
    public string? Policy { get; init; }

    /// <summary>Managed policies that bound the session as well.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    public string? SourceIdentity { get; init; }
}
