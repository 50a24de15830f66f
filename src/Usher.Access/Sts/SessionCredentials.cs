namespace Usher.Access.Sts;

/// <summary>Temporary credentials, as they are handed out.</summary>
/// <remarks>No record: a record would print the secret wherever it is logged.</remarks>
public sealed class SessionCredentials(string accessKeyId, string secretAccessKey, string sessionToken, DateTimeOffset expires)
{
    /// <summary>ASIA and sixteen more characters.</summary>
    public string AccessKeyId { get; } = accessKeyId;

    /// <summary>Never to be logged.</summary>
    public string SecretAccessKey { get; } = secretAccessKey;

    /// <summary>Never to be logged.</summary>
    public string SessionToken { get; } = sessionToken;

    public DateTimeOffset Expires { get; } = expires;
}
