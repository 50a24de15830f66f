using System.Collections.Immutable;
using Usher.Access.Callers;
using Usher.Access.Identities;
using Usher.Wire.Errors;

namespace Usher.Access.Sts;

/// <summary>The tags of a role's session: those that were asked for and those that the caller's own session hands on.</summary>
internal static class SessionTags
{
    /// <exception cref="AwsException">InvalidParameterValue: a key comes twice, is reserved, or would replace a tag that is handed on.</exception>
    public static ImmutableSortedDictionary<string, string> Of(RoleRequest request, Caller caller)
    {
        var tags = Sorted.None<string>();
        foreach (var (key, value) in caller.Tags.Where(tag => caller.TransitiveTagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase)))
            tags = tags.Add(key, value);

        foreach (var (key, value) in request.Tags)
        {
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw Refused($"Tag keys that begin with aws: are reserved; '{key}' came.");
            if (tags.ContainsKey(key))
                throw Refused(caller.TransitiveTagKeys.Contains(key, StringComparer.OrdinalIgnoreCase)
                    ? $"One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session: '{key}'."
                    : $"Duplicate tag keys found. Please note that Tag keys are case insensitive: '{key}'.");
            tags = tags.Add(key, value);
        }

        if (request.TransitiveTagKeys.FirstOrDefault(key => !tags.ContainsKey(key)) is { } missing)
            throw Refused($"The specified transitive tag key must be included in the requested tags: '{missing}'.");
        return tags;
    }

    private static AwsException Refused(string message) => new("InvalidParameterValue", message);
}
