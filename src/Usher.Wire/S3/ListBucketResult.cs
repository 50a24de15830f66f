using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The answer to ListObjects and ListObjectsV2. Members that are null are left out; texts are encoded already if <see cref="EncodingType"/> says so.</summary>
public sealed record ListBucketResult
{
    /// <summary>The bucket.</summary>
    public required string Name { get; init; }

    /// <summary>As asked for.</summary>
    public required string Prefix { get; init; }

    /// <summary>As asked for.</summary>
    public string? Delimiter { get; init; }

    /// <summary>As asked for, at most 1,000.</summary>
    public required int MaxKeys { get; init; }

    /// <summary><c>url</c>, or null.</summary>
    public string? EncodingType { get; init; }

    /// <summary>Whether more follows.</summary>
    public required bool IsTruncated { get; init; }

    /// <summary>V1: as asked for.</summary>
    public string? Marker { get; init; }

    /// <summary>V1: to go on with, where a delimiter was given.</summary>
    public string? NextMarker { get; init; }

    /// <summary>V2: keys and common prefixes together; null makes it an answer to V1.</summary>
    public int? KeyCount { get; init; }

    /// <summary>V2: as asked for.</summary>
    public string? StartAfter { get; init; }

    /// <summary>V2: as asked for.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>V2: to go on with.</summary>
    public string? NextContinuationToken { get; init; }

    /// <summary>The objects.</summary>
    public required IReadOnlyList<ListedContents> Contents { get; init; }

    /// <summary>What stands for many keys.</summary>
    public required IReadOnlyList<string> CommonPrefixes { get; init; }

    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText(nameof(ListBucketResult), S3Xml.Namespace);
        xml.Element("Name", Name).Element("Prefix", Prefix);
        if (KeyCount is { } count)
            xml.Element("StartAfter", StartAfter).Element("ContinuationToken", ContinuationToken).Element("NextContinuationToken", NextContinuationToken).Element("KeyCount", count);
        else
            xml.Element("Marker", Marker).Element("NextMarker", NextMarker);
        xml.Element("MaxKeys", MaxKeys).Element("Delimiter", Delimiter).Element("EncodingType", EncodingType).Element("IsTruncated", IsTruncated);
        foreach (var contents in Contents)
            contents.Write(xml);
        xml.CommonPrefixes(CommonPrefixes);
        return xml.ToArray();
    }
}
