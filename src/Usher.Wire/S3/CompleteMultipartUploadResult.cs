using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The answer to CompleteMultipartUpload.</summary>
/// <param name="Location">The object's address.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">Of the object.</param>
/// <param name="ETag">Without quotes.</param>
/// <param name="Checksum">Null where none is told.</param>
/// <param name="ChecksumType">Null where none is told.</param>
public sealed record CompleteMultipartUploadResult(string Location, string Bucket, string Key, string ETag, S3Checksum? Checksum, string? ChecksumType)
{
    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText(nameof(CompleteMultipartUploadResult), S3Xml.Namespace);
        xml.Element("Location", Location).Element("Bucket", Bucket).Element("Key", Key).Element("ETag", S3Xml.Quote(ETag)).Checksum(Checksum).Element("ChecksumType", ChecksumType);
        return xml.ToArray();
    }
}
