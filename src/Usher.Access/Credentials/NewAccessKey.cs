using Usher.Access.Identities;

namespace Usher.Access.Credentials;

/// <summary>An access key with its secret in the open.</summary>
/// <remarks>No record: a record would print the secret wherever it is logged.</remarks>
public sealed class NewAccessKey(AccessKey key, string secret)
{
    /// <summary>The key as it is kept.</summary>
    public AccessKey Key { get; } = key;

    /// <summary>Never to be logged.</summary>
    public string Secret { get; } = secret;
}
