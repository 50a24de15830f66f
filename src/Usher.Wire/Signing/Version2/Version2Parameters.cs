using System.Collections.Frozen;

namespace Usher.Wire.Signing.Version2;

/// <summary>What a Signature Version 2 makes of each parameter of the query.</summary>
internal static class Version2Parameters
{
    // Without case, as servers read them: "Tagging" shall not slip past as something unknown.
    private static readonly FrozenSet<string> Resources = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "accelerate", "acl", "analytics", "cors", "defaultObjectAcl", "delete", "inventory", "lifecycle", "location", "logging", "metrics", "notification", "object-lock",
        "partNumber", "policy", "replication", "requestPayment", "response-cache-control", "response-content-disposition", "response-content-encoding",
        "response-content-language", "response-content-type", "response-expires", "restore", "select", "select-type", "storageClass", "tagging", "torrent",
        "uploadId", "uploads", "versionId", "versioning", "versions", "website");

    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.Ordinal,
        Version2Query.KeyId, Version2Query.Signature, Version2Query.Expires,
        "continuation-token", "delimiter", "encoding-type", "fetch-owner", "key-marker", "list-type", "marker", "max-keys", "max-parts", "max-uploads", "part-number-marker", "prefix",
        "start-after", "upload-id-marker", "version-id-marker", "x-id");

    /// <summary>Whether a parameter is part of what is named, and signed with it.</summary>
    public static bool IsResource(string name) => Resources.Contains(name);

    /// <summary>Whether a parameter is a header in another place.</summary>
    /// <remarks>botocore puts there what it signed as headers, so that whoever has the address need not send them.</remarks>
    public static bool IsHeader(string name) =>
        name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) || name.Equals("content-type", StringComparison.OrdinalIgnoreCase) || name.Equals("content-md5", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a parameter may be there although nobody signed it: it turns pages of a listing, or is the signature itself.</summary>
    public static bool MayBeUnsigned(string name) => Harmless.Contains(name);

    /// <summary>The parameters of a raw query, decoded, in their order.</summary>
    public static IEnumerable<(string Name, string? Value)> Of(string query)
    {
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? (Decode(part), null) : (Decode(part[..equals]), Decode(part[(equals + 1)..]));
        }
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
