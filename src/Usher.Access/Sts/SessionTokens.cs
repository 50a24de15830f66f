using System.Text.Json;
using Usher.Access.Secrets;

namespace Usher.Access.Sts;

/// <summary>Seals what a session stands for into its token, and opens it.</summary>
public sealed class SessionTokens(ReadOnlySpan<byte> masterKey)
{
    /// <summary>Longer ones are not looked at. Ours hold a policy and tags of at most some thousand characters.</summary>
    public const int MaxCharacters = 65_536;

    private readonly SecretBox _box = new(masterKey, "session tokens");

    /// <summary>Makes a token.</summary>
    /// <param name="grant">What it stands for.</param>
    /// <param name="accessKeyId">The only key it goes with.</param>
    public string Seal(SessionGrant grant, string accessKeyId) => Convert.ToBase64String(_box.Seal(JsonSerializer.SerializeToUtf8Bytes(grant), accessKeyId));

    /// <summary>Opens a token.</summary>
    /// <returns>Null where it is foreign, altered, or goes with another key. It may have expired.</returns>
    public SessionGrant? Open(string token, string accessKeyId)
    {
        if (token.Length > MaxCharacters)
            return null;

        var box = new byte[token.Length / 4 * 3];
        return Convert.TryFromBase64String(token, box, out var length) && _box.Open(box.AsSpan(0, length), accessKeyId) is { } grant
            ? JsonSerializer.Deserialize<SessionGrant>(grant)
            : null;
    }
}
