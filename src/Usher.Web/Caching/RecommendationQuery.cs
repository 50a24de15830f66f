using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Usher.Web.Services;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Web.Caching;

/// <summary>Everything that a list depends on. Two queries have the same cache key only if they are equal.</summary>
internal sealed record RecommendationQuery
{
    private const int MaxPlainKeyLength = 400;

    /// <summary>The campaign to ask.</summary>
    public required CampaignEntry Campaign { get; init; }

    /// <summary>The user that the list is for; null where all users get the same list.</summary>
    public string? User { get; init; }

    /// <summary>The item that the items of the list are to be like.</summary>
    public string? Item { get; init; }

    /// <summary>The items to rank.</summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>Length of the list; null for a ranking of <see cref="Items"/>.</summary>
    public int? Count { get; init; }

    /// <summary>ARN of the filter.</summary>
    public string? Filter { get; init; }

    /// <summary>Values of the filter's placeholders, by name.</summary>
    public SortedDictionary<string, string>? FilterValues { get; init; }

    /// <summary>The promotion of the list.</summary>
    public Promotion? Promotion { get; init; }

    /// <summary>Contextual metadata, by column.</summary>
    public SortedDictionary<string, string>? Context { get; init; }

    /// <summary>Whether the list has titles and categories.</summary>
    public bool IncludesMetadata { get; init; } = true;

    /// <summary>The key of the list in the cache.</summary>
    /// <param name="generation">The user's generation, which changes with each event.</param>
    public string CacheKey(string generation)
    {
        // The length stands before each text from outside, so that no text can be read as two texts or as another field.
        var key = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[MaxPlainKeyLength]);
        key.AppendLiteral(IncludesMetadata ? "d" : "p");
        AppendNumber(ref key, Count);
        Append(ref key, generation);
        Append(ref key, Campaign.Arn);
        AppendText(ref key, User);
        AppendText(ref key, Item);
        if (Filter is not null || FilterValues is not null || Context is not null || Items is not null || Promotion is not null)
        {
            AppendText(ref key, Filter);
            AppendMap(ref key, FilterValues);
            AppendMap(ref key, Context);
            key.AppendLiteral("|");
            AppendNumber(ref key, Items?.Count);
            foreach (var item in Items ?? [])
                AppendText(ref key, item);
            key.AppendLiteral("|");
            if (Promotion is { } promotion)
            {
                AppendNumber(ref key, promotion.PercentPromotedItems);
                AppendText(ref key, promotion.Name);
                AppendText(ref key, promotion.FilterArn);
                AppendMap(ref key, promotion.FilterValues);
            }
        }

        var plain = key.ToStringAndClear();
        return plain.Length <= MaxPlainKeyLength && !plain.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? plain
            // The hash is of UTF-16: in UTF-8, all lone surrogates would become the same character.
            : "#" + Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(plain.AsSpan())));
    }

    private static void Append(ref DefaultInterpolatedStringHandler key, string text)
    {
        key.AppendLiteral("|");
        key.AppendLiteral(text);
    }

    private static void AppendNumber(ref DefaultInterpolatedStringHandler key, int? number)
    {
        if (number is { } value)
            key.AppendFormatted(value);
    }

    private static void AppendText(ref DefaultInterpolatedStringHandler key, string? text)
    {
        key.AppendLiteral("|");
        if (text is null)
            return;

        key.AppendFormatted(text.Length);
        key.AppendLiteral(":");
        key.AppendLiteral(text);
    }

    private static void AppendMap(ref DefaultInterpolatedStringHandler key, IReadOnlyDictionary<string, string>? map)
    {
        key.AppendLiteral("|");
        AppendNumber(ref key, map?.Count);
        foreach (var (name, value) in map?.OrderBy(entry => entry.Key, StringComparer.Ordinal) ?? Enumerable.Empty<KeyValuePair<string, string>>())
        {
            AppendText(ref key, name);
            AppendText(ref key, value);
        }
    }
}
