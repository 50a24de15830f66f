using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Usher.Web.Services;

namespace Usher.Web.Caching;

/// <summary>What a client wants to know. Two questions have the same key only if they are the same.</summary>
internal sealed record RecommendationQuery
{
    private const int MaxPlainKeyLength = 400;

    /// <summary>Who is asked.</summary>
    public required CampaignEntry Campaign { get; init; }

    /// <summary>For whom; null where the answer is the same for everybody.</summary>
    public string? User { get; init; }

    /// <summary>The item to find others for.</summary>
    public string? Item { get; init; }

    /// <summary>The items to order.</summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>How many items to give; null where <see cref="Items"/> says so.</summary>
    public int? Count { get; init; }

    /// <summary>ARN of the filter.</summary>
    public string? Filter { get; init; }

    /// <summary>Values of the filter's placeholders, by name.</summary>
    public SortedDictionary<string, string>? FilterValues { get; init; }

    /// <summary>Circumstances, by column.</summary>
    public SortedDictionary<string, string>? Context { get; init; }

    /// <summary>Whether titles and categories come along.</summary>
    public bool IncludesMetadata { get; init; } = true;

    /// <summary>Names the question in the cache.</summary>
    /// <param name="generation">The user's: an event begins another.</param>
    public string CacheKey(string generation)
    {
        // A length before each text that comes from outside: no text can then pass for two, or for another field.
        var key = new StringBuilder(256);
        key.Append(IncludesMetadata ? 'd' : 'p').Append(Count).Append('|').Append(generation).Append('|').Append(Campaign.Arn);
        Add(key, User);
        Add(key, Item);
        if (Filter is not null || FilterValues is not null || Context is not null || Items is not null)
        {
            Add(key, Filter);
            Add(key, FilterValues);
            Add(key, Context);
            key.Append('|').Append(Items?.Count);
            foreach (var item in Items ?? [])
                Add(key, item);
        }

        var plain = key.ToString();
        return plain.Length <= MaxPlainKeyLength && !plain.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? plain
            // Over the characters as they are: in UTF-8, all halves of a broken pair would look alike.
            : "#" + Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(plain.AsSpan())));
    }

    private static void Add(StringBuilder key, string? text)
    {
        key.Append('|');
        if (text is not null)
            key.Append(text.Length).Append(':').Append(text);
    }

    private static void Add(StringBuilder key, SortedDictionary<string, string>? map)
    {
        key.Append('|').Append(map?.Count);
        foreach (var (name, value) in map ?? [])
        {
            Add(key, name);
            Add(key, value);
        }
    }
}
