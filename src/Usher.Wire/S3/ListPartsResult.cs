using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The answer to ListParts.</summary>
public sealed record ListPartsResult
{
    /// <summary>The bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>Of the object to come; encoded if that was asked for.</summary>
    public required string Key { get; init; }

    /// <summary>The upload.</summary>
    public required string UploadId { get; init; }

    /// <summary>Who began it.</summary>
    public required S3Owner Initiator { get; init; }

    /// <summary>Whose the object will be.</summary>
    public required S3Owner Owner { get; init; }

    /// <summary>Of the object to come.</summary>
    public required string StorageClass { get; init; }

    /// <summary>As asked for.</summary>
    public required int PartNumberMarker { get; init; }

    /// <summary>The last number told, or the marker if none is.</summary>
    public required int NextPartNumberMarker { get; init; }

    /// <summary>As asked for, at most 1,000.</summary>
    public required int MaxParts { get; init; }

    /// <summary>Whether more follow.</summary>
    public required bool IsTruncated { get; init; }

    /// <summary>As it was begun with; null for none.</summary>
    public string? ChecksumAlgorithm { get; init; }

    /// <summary>As it was begun with; null for none.</summary>
    public string? ChecksumType { get; init; }

    /// <summary>By number.</summary>
    public required IReadOnlyList<ListedPart> Parts { get; init; }

    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText(nameof(ListPartsResult), S3Xml.Namespace);
        xml.Element("Bucket", Bucket).Element("Key", Key).Element("UploadId", UploadId).Owner("Initiator", Initiator).Owner("Owner", Owner);
        xml.Element("StorageClass", StorageClass).Element("PartNumberMarker", PartNumberMarker).Element("NextPartNumberMarker", NextPartNumberMarker);
        xml.Element("MaxParts", MaxParts).Element("IsTruncated", IsTruncated).Element("ChecksumAlgorithm", ChecksumAlgorithm).Element("ChecksumType", ChecksumType);
        foreach (var part in Parts)
        {
            xml.Start("Part").Element("PartNumber", part.Number).Element("LastModified", S3Xml.Time(part.LastModified)).Element("ETag", S3Xml.Quote(part.ETag));
            xml.Element("Size", part.Size).Checksum(part.Checksum).End();
        }

        return xml.ToArray();
    }
}
