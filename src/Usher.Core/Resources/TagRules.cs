using Usher.Core.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>Checks the tags of resources.</summary>
public static class TagRules
{
    /// <summary>The most tags of one resource. Developer Guide, "Tagging resources".</summary>
    public const int MaxTags = 50;

    /// <summary>Checks the tags of a request, and gives them by key.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">TooManyTagsException, InvalidInputException.</exception>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyList<Tag>? tags) => Merge(new Dictionary<string, string>(), tags);

    /// <summary>The tags of a resource together with those of a request. A new tag replaces one of the same key.</summary>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> kept, IReadOnlyList<Tag>? added)
    {
        if (added is null or [])
            return kept;

        if (added.GroupBy(tag => tag.TagKey, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw ServiceErrors.InvalidInput($"tags has the key '{twice.Key}' {twice.Count()} times; each key may come once.");

        var all = new Dictionary<string, string>(kept, StringComparer.Ordinal);
        foreach (var tag in added)
            all[tag.TagKey] = tag.TagValue;

        return all.Count <= MaxTags
            ? all
            : throw ServiceErrors.TooManyTags($"The resource would have {all.Count} tags; {MaxTags} are allowed. Remove some with UntagResource.");
    }
}
