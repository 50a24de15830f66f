using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>Tells whether two people measured on the same sequences: a hash of who did what in which order.</summary>
/// <remarks>
/// It covers user ids, item ids and the order of each user's events; not times or values, so that a file with the same order and other times
/// has the same fingerprint. It does not depend on how ids were numbered, nor on the order of users in the file.
/// </remarks>
public static class Fingerprint
{
    private const int ShortLength = 12;

    /// <summary>The SHA-256 of a set's sequences.</summary>
    /// <param name="set">Users without events do not count.</param>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    public static string Of(TrainingSet set)
    {
        // Each id with its length in front, so that no two lists of ids give the same bytes. A user is its id, its number of events, its items.
        var items = set.ItemIds.Ids.Select(Encode).ToArray();
        var users = Enumerable.Range(0, set.UserCount).Where(user => set.LengthOf(user) > 0).ToArray();
        Array.Sort(users, (a, b) => string.CompareOrdinal(set.UserIds[a], set.UserIds[b]));

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var user in users)
        {
            bytes.SetLength(0);
            bytes.Write(Encode(set.UserIds[user]));
            BinaryPrimitives.WriteInt32LittleEndian(length, set.LengthOf(user));
            bytes.Write(length);
            foreach (var item in set.ItemsOf(user))
                bytes.Write(items[item]);

            hash.AppendData(bytes.GetBuffer(), 0, (int)bytes.Length);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The beginning of a fingerprint, for a person to compare.</summary>
    /// <param name="fingerprint">What <see cref="Of"/> gave.</param>
    /// <returns>Its first 12 digits.</returns>
    public static string Short(string fingerprint) => fingerprint[..ShortLength];

    private static byte[] Encode(string id)
    {
        var bytes = new byte[sizeof(int) + Encoding.UTF8.GetByteCount(id)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - sizeof(int));
        Encoding.UTF8.GetBytes(id, bytes.AsSpan(sizeof(int)));
        return bytes;
    }
}
