using Usher.Api.Calls;
using Usher.Wire.Errors;

namespace Usher.Api.S3;

/// <summary>What may be a tag.</summary>
/// <remarks>S3 User Guide, "Categorizing your storage using tags".</remarks>
internal static class TagRules
{
    public const int MaxTagsOfObject = 10;
    public const int MaxTagsOfBucket = 50;

    private const int MaxKeyLength = 128;
    private const int MaxValueLength = 256;

    /// <exception cref="AwsException">BadRequest, InvalidTag.</exception>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> tags, int max)
    {
        if (tags.Count > max)
            throw new AwsException("BadRequest", $"{(max == MaxTagsOfObject ? "Object" : "Bucket")} tags cannot be greater than {max}; {tags.Count} came.");

        foreach (var (key, value) in tags)
        {
            if (key.Length is 0 or > MaxKeyLength)
                throw new AwsException("InvalidTag", $"The TagKey you have provided is invalid: it has {key.Length} characters; 1 to {MaxKeyLength} are allowed.");
            if (value.Length > MaxValueLength)
                throw new AwsException("InvalidTag", $"The TagValue you have provided is invalid: it has {value.Length} characters; at most {MaxValueLength} are allowed.");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw new AwsException("InvalidTag", $"System tags cannot be added/updated by requester: '{key}'.");
        }

        return tags;
    }

    /// <summary>The tags of a header: <c>a=1&amp;b=2</c>.</summary>
    /// <exception cref="AwsException">InvalidArgument, BadRequest, InvalidTag.</exception>
    public static IReadOnlyDictionary<string, string> ReadHeader(S3Request request)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (request.Header("x-amz-tagging") ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (pair[..at], pair[(at + 1)..]) : (pair, "");
            if (!tags.TryAdd(Decode(key), Decode(value)))
                throw new AwsException("InvalidTag", $"Cannot provide multiple Tags with the same key: '{Decode(key)}'.");
        }

        return Check(tags, MaxTagsOfObject);
    }

    private static string Decode(string text) => S3Target.Decode(text.Replace('+', ' '));
}
