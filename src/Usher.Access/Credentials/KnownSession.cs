namespace Usher.Access.Credentials;

/// <summary>A session whose token has been opened.</summary>
/// <param name="KeyId">The access key it belongs to.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Credential">Its secret and caller.</param>
internal sealed record KnownSession(string KeyId, DateTimeOffset Expires, Credential Credential);
