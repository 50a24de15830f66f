using Usher.Access.Deciding;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Api.Personalize;

/// <summary>The condition keys of Personalize's operations besides the global ones: the tags in a request, and the tags of the resource.</summary>
/// <remarks>Service Authorization Reference, "Condition keys for Amazon Personalize".</remarks>
internal static class PersonalizeContext
{
    /// <summary>The keys of one request.</summary>
    /// <param name="request">Its record.</param>
    /// <param name="resource">What it acts on; null for what is not there, or not the service's to tag.</param>
    /// <returns>Null where there are none, as for most requests.</returns>
    public static ContextKeys? Of(object request, Resource? resource)
    {
        var tags = (request as IBringsTags)?.Tags ?? [];
        var keys = request is UntagResourceRequest untag ? untag.TagKeys : [.. tags.Select(tag => tag.TagKey)];
        if (keys.Count == 0 && resource is null or { Tags.Count: 0 })
            return null;

        return ContextKeys.Later(() =>
        [
            .. keys.Count == 0 ? [] : new[] { Key("aws:TagKeys", keys) },
            .. tags.Select(tag => Key($"aws:RequestTag/{tag.TagKey}", [tag.TagValue])),
            .. (resource?.Tags ?? new Dictionary<string, string>()).Select(tag => Key($"aws:ResourceTag/{tag.Key}", [tag.Value])),
        ]);
    }

    private static KeyValuePair<string, IReadOnlyList<string>> Key(string name, IReadOnlyList<string> values) => new(name, values);
}
