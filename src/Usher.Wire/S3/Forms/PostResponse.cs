using Usher.Wire.Xml;

namespace Usher.Wire.S3.Forms;

/// <summary>The answer to a posted form that asks for <c>success_action_status</c> 201.</summary>
/// <param name="Location">The object's address.</param>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Key">Its key.</param>
/// <param name="ETag">Without quotes.</param>
public sealed record PostResponse(string Location, string Bucket, string Key, string ETag)
{
    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText(nameof(PostResponse));
        return xml.Element("Location", Location).Element("Bucket", Bucket).Element("Key", Key).Element("ETag", S3Xml.Quote(ETag)).ToArray();
    }
}
