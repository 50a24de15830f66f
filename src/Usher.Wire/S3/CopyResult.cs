using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The answer to CopyObject and UploadPartCopy.</summary>
/// <param name="ETag">Without quotes.</param>
/// <param name="LastModified">Of the copy.</param>
/// <param name="Checksum">Null where none is told.</param>
/// <param name="ChecksumType">Null where none is told.</param>
public sealed record CopyResult(string ETag, DateTimeOffset LastModified, S3Checksum? Checksum, string? ChecksumType)
{
    /// <summary>The document of a copied object.</summary>
    public byte[] ToObjectXml() => ToXml("CopyObjectResult");

    /// <summary>The document of a copied part.</summary>
    public byte[] ToPartXml() => ToXml("CopyPartResult");

    private byte[] ToXml(string root)
    {
        using var xml = new XmlText(root, S3Xml.Namespace);
        xml.Element("LastModified", S3Xml.Time(LastModified)).Element("ETag", S3Xml.Quote(ETag)).Checksum(Checksum).Element("ChecksumType", ChecksumType);
        return xml.ToArray();
    }
}
