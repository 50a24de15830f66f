using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The answer to CreateMultipartUpload.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">Of the object to come.</param>
/// <param name="UploadId">For all that follows.</param>
public sealed record InitiateMultipartUploadResult(string Bucket, string Key, string UploadId)
{
    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText(nameof(InitiateMultipartUploadResult), S3Xml.Namespace);
        xml.Element("Bucket", Bucket).Element("Key", Key).Element("UploadId", UploadId);
        return xml.ToArray();
    }
}
