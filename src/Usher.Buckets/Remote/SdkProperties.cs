using Amazon.S3;
using Amazon.S3.Model;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Remote;

/// <summary>Converts the properties of objects from and to the SDK's types.</summary>
internal static class SdkProperties
{
    private const string Prefix = "x-amz-meta-";

    public static void Write(ObjectProperties properties, HeadersCollection headers, MetadataCollection metadata)
    {
        Set("Content-Type", properties.ContentType);
        Set("Cache-Control", properties.CacheControl);
        Set("Content-Disposition", properties.ContentDisposition);
        Set("Content-Encoding", properties.ContentEncoding);
        Set("Content-Language", properties.ContentLanguage);
        Set("Expires", properties.Expires);
        foreach (var (name, value) in properties.Metadata)
            metadata[name] = value;

        void Set(string name, string? value)
        {
            if (value is not null)
                headers[name] = value;
        }
    }

    public static S3StorageClass? StorageClass(string? name) => name is null ? null : S3StorageClass.FindValue(name);

    public static List<Tag> Tags(IReadOnlyDictionary<string, string> tags) => [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    public static IReadOnlyDictionary<string, string> Tags(List<Tag>? tags) => (tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value);

    public static ObjectProperties Read(HeadersCollection headers, MetadataCollection metadata, string? expires, S3StorageClass? storageClass, string? redirect) => new()
    {
        ContentType = headers.ContentType,
        CacheControl = headers.CacheControl,
        ContentDisposition = headers.ContentDisposition,
        ContentEncoding = headers.ContentEncoding,
        ContentLanguage = headers["Content-Language"],
        Expires = expires,
        StorageClass = storageClass is null || storageClass == S3StorageClass.Standard ? null : storageClass.Value,
        WebsiteRedirectLocation = redirect,
        Metadata = metadata.Keys.ToDictionary(
            name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..].ToLowerInvariant() : name.ToLowerInvariant(),
            name => metadata[name]),
    };
}
