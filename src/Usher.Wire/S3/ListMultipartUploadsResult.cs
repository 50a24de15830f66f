using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The answer to ListMultipartUploads. Texts are encoded already if <see cref="EncodingType"/> says so.</summary>
public sealed record ListMultipartUploadsResult
{
    /// <summary>The bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>As asked for.</summary>
    public required string KeyMarker { get; init; }

    /// <summary>As asked for.</summary>
    public required string UploadIdMarker { get; init; }

    /// <summary>To go on with; null at the end.</summary>
    public string? NextKeyMarker { get; init; }

    /// <summary>To go on with; null at the end.</summary>
    public string? NextUploadIdMarker { get; init; }

    /// <summary>As asked for.</summary>
    public required string Prefix { get; init; }

    /// <summary>As asked for.</summary>
    public string? Delimiter { get; init; }

    /// <summary><c>url</c>, or null.</summary>
    public string? EncodingType { get; init; }

    /// <summary>As asked for, at most 1,000.</summary>
    public required int MaxUploads { get; init; }

    /// <summary>Whether more follow.</summary>
    public required bool IsTruncated { get; init; }

    /// <summary>Whose the objects will be.</summary>
    public required S3Owner Owner { get; init; }

    /// <summary>By key.</summary>
    public required IReadOnlyList<ListedUpload> Uploads { get; init; }

    /// <summary>What stands for many keys.</summary>
    public required IReadOnlyList<string> CommonPrefixes { get; init; }

    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText(nameof(ListMultipartUploadsResult), S3Xml.Namespace);
        xml.Element("Bucket", Bucket).Element("KeyMarker", KeyMarker).Element("UploadIdMarker", UploadIdMarker);
        xml.Element("NextKeyMarker", NextKeyMarker).Element("NextUploadIdMarker", NextUploadIdMarker).Element("Prefix", Prefix).Element("Delimiter", Delimiter);
        xml.Element("EncodingType", EncodingType).Element("MaxUploads", MaxUploads).Element("IsTruncated", IsTruncated);
        foreach (var upload in Uploads)
        {
            xml.Start("Upload").Element("Key", upload.Key).Element("UploadId", upload.UploadId).Owner("Initiator", upload.Initiator).Owner("Owner", Owner);
            xml.Element("StorageClass", upload.StorageClass).Element("Initiated", S3Xml.Time(upload.Initiated));
            xml.Element("ChecksumAlgorithm", upload.ChecksumAlgorithm).Element("ChecksumType", upload.ChecksumType).End();
        }

        xml.CommonPrefixes(CommonPrefixes);
        return xml.ToArray();
    }
}
