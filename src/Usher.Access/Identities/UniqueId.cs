using System.Security.Cryptography;

namespace Usher.Access.Identities;

/// <summary>Makes the identifiers and secrets of IAM.</summary>
/// <remarks>
/// IAM User Guide, "IAM identifiers", unique ids and their prefixes. These come from the system's cryptographic generator and not from a seeded one: whoever could
/// repeat them could sign.
/// </remarks>
public static class UniqueId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Length = 20;
    private const int SecretBytes = 30;

    public static string ForUser() => With("AIDA");

    public static string ForGroup() => With("AGPA");

    public static string ForRole() => With("AROA");

    public static string ForPolicy() => With("ANPA");

    /// <summary>An access key that lasts.</summary>
    public static string ForKey() => With("AKIA");

    /// <summary>An access key that comes with a session token.</summary>
    public static string ForSessionKey() => With("ASIA");

    /// <summary>Whether an access key lasts, by its prefix; those of sessions begin with ASIA.</summary>
    public static bool Lasts(string keyId) => keyId.StartsWith("AKIA", StringComparison.Ordinal);

    /// <summary>Forty characters, 240 bits.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Twelve digits that do not begin with 0, which spreadsheets would drop.</summary>
    public static string NewAccount() => RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", 11);

    private static string With(string prefix) => prefix + RandomNumberGenerator.GetString(Alphabet, Length - prefix.Length);
}
