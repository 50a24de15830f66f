using Usher.Access.Callers;

namespace Usher.Access.Credentials;

/// <summary>Finds whom an access key belongs to.</summary>
public interface ICredentials
{
    /// <summary>The secret and the caller behind an access key.</summary>
    /// <param name="accessKeyId">As the signature names it.</param>
    /// <param name="sessionToken">As it came with the request; null if none came.</param>
    /// <param name="now">Temporary credentials that ended before are expired.</param>
    CredentialLookup Find(string accessKeyId, string? sessionToken, DateTimeOffset now);

    /// <summary>Notes that a key has signed, once its signature has been checked.</summary>
    /// <param name="accessKeyId">As the signature names it.</param>
    /// <param name="service">Of the signature's scope.</param>
    /// <param name="region">Of the signature's scope.</param>
    void NoteUse(string accessKeyId, string service, string region);
}

/// <summary>What became of looking up an access key.</summary>
/// <param name="Outcome">Whether it may sign.</param>
/// <param name="Credential">The secret and the caller; null unless <paramref name="Outcome"/> is <see cref="CredentialOutcome.Valid"/>.</param>
public sealed record CredentialLookup(CredentialOutcome Outcome, Credential? Credential = null);

/// <summary>An access key that may sign.</summary>
/// <param name="SecretKey">Never to be logged.</param>
/// <param name="Caller">Who signs with it.</param>
public sealed record Credential(string SecretKey, Caller Caller)
{
    /// <summary>Whose it is, without the secret.</summary>
    public override string ToString() => $"credential of {Caller.Arn}";
}

/// <summary>Whether an access key may sign.</summary>
public enum CredentialOutcome
{
    /// <summary>It may.</summary>
    Valid,

    /// <summary>No such key, or it was deleted, with its user or alone.</summary>
    Unknown,

    /// <summary>Its status is Inactive.</summary>
    Inactive,

    /// <summary>The session token is not ours, belongs to another key, or lacks.</summary>
    WrongSessionToken,

    /// <summary>The session has ended.</summary>
    Expired,
}
