using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The answer to DeleteObjects.</summary>
/// <param name="Deleted">Keys that are gone; empty where that was not to be told.</param>
/// <param name="Errors">Keys that are not.</param>
public sealed record DeleteResult(IReadOnlyList<string> Deleted, IReadOnlyList<DeleteError> Errors)
{
    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText(nameof(DeleteResult), S3Xml.Namespace);
        foreach (var key in Deleted)
            xml.Start("Deleted").Element("Key", key).End();
        foreach (var error in Errors)
            xml.Start("Error").Element("Key", error.Key).Element("Code", error.Code).Element("Message", error.Message).End();
        return xml.ToArray();
    }
}
