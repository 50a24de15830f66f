using System.Security.Cryptography;
using System.Text;
using Usher.Core.Errors;
using Usher.Core.Records;

namespace Usher.Core.Naming;

/// <summary>Cuts lists into pages, newest first. A token says after which resource of which list to go on, and carries a signature, so that nobody makes one up.</summary>
/// <param name="key">Signs tokens; the same on every start and every node.</param>
public sealed class Pages(byte[] key)
{
    /// <summary>The size of a page where none is asked for, and the most that may be asked for.</summary>
    public const int MostOnPage = 100;

    private const int SignatureBytes = 16;

    /// <summary>One page.</summary>
    /// <param name="list">Names the list with its filter: a token of another one is refused.</param>
    /// <param name="all">Every resource of the list, in any order.</param>
    /// <param name="size">1 to 100; null for 100.</param>
    /// <param name="token">Of the page before; null for the first.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidNextTokenException.</exception>
    public (IReadOnlyList<T> Page, string? NextToken) Cut<T>(string list, IEnumerable<T> all, int? size, string? token)
        where T : Resource
    {
        var ordered = all.OrderByDescending(resource => resource.CreatedAt).ThenBy(resource => resource.Arn, StringComparer.Ordinal);
        var rest = token is null ? ordered.ToArray() : After(ordered, Read(list, token)).ToArray();
        var count = size ?? MostOnPage;
        return rest.Length <= count ? (rest, null) : (rest[..count], Write(list, rest[count - 1]));
    }

    // The resource itself may have gone in the meantime; its place has not.
    private static IEnumerable<T> After<T>(IEnumerable<T> ordered, (long CreatedAt, string Arn) place)
        where T : Resource => ordered.SkipWhile(resource =>
            resource.CreatedAt.UtcTicks > place.CreatedAt || (resource.CreatedAt.UtcTicks == place.CreatedAt && string.CompareOrdinal(resource.Arn, place.Arn) <= 0));

    private string Write(string list, Resource last)
    {
        var place = Encoding.UTF8.GetBytes($"{last.CreatedAt.UtcTicks} {last.Arn}");
        return Convert.ToBase64String([.. Sign(list, place), .. place]);
    }

    private (long CreatedAt, string Arn) Read(string list, string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length) || length <= SignatureBytes)
            throw Unusable();

        var place = bytes.AsSpan(SignatureBytes, length - SignatureBytes);
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureBytes), Sign(list, place)))
            throw Unusable();

        var text = Encoding.UTF8.GetString(place);
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return (long.Parse(text.AsSpan(0, blank), System.Globalization.CultureInfo.InvariantCulture), text[(blank + 1)..]);
    }

    private byte[] Sign(string list, ReadOnlySpan<byte> place) => HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes(list), 0, .. place])[..SignatureBytes];

    private static Usher.Wire.Errors.AwsException Unusable() =>
        PersonalizeErrors.InvalidNextToken("nextToken is not one that this list gave. Send it back as it came, with the same filter, or leave it out to begin anew.");
}
