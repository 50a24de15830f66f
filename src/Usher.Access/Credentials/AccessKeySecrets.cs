using System.Text;
using Usher.Access.Identities;
using Usher.Access.Secrets;

namespace Usher.Access.Credentials;

/// <summary>Makes access keys, and opens their secrets.</summary>
public sealed class AccessKeySecrets(ReadOnlySpan<byte> masterKey)
{
    private readonly SecretBox _box = new(masterKey, "access keys");

    /// <summary>A new key, not yet anybody's.</summary>
    public NewAccessKey Make(DateTimeOffset now)
    {
        var (id, secret) = (UniqueId.ForKey(), UniqueId.NewSecret());
        return new(new() { Id = id, SealedSecret = [.. _box.Seal(Encoding.UTF8.GetBytes(secret), id)], Created = now }, secret);
    }

    /// <summary>The secret of a key; null where it was sealed with another key file, or altered.</summary>
    public string? Open(AccessKey key) => _box.Open(key.SealedSecret.AsSpan(), key.Id) is { } secret ? Encoding.UTF8.GetString(secret) : null;
}
