using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Usher.Wire.Signing;

/// <summary>Keys derived from secrets, four hashes each, kept for the day.</summary>
internal sealed class SigningKeys
{
    private const int Kept = 1_000;

    private readonly ConcurrentDictionary<(string Secret, CredentialScope Scope), byte[]> _keys = new();

    public byte[] Get(string secretKey, CredentialScope scope) => _keys.TryGetValue((secretKey, scope), out var key) ? key : Add(secretKey, scope);

    /// <summary>Derives a key.</summary>
    public static byte[] Derive(string secretKey, CredentialScope scope)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (var part in (ReadOnlySpan<string>)[scope.Date, scope.Region, scope.Service, CredentialScope.Terminator])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }

    private byte[] Add(string secretKey, CredentialScope scope)
    {
        if (_keys.Count >= Kept)
            _keys.Clear();
        return _keys[(secretKey, scope)] = Derive(secretKey, scope);
    }
}
