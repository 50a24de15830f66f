using System.Xml.Linq;
using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The tags of a bucket or an object, as they are put and told.</summary>
/// <param name="Tags">By key.</param>
public sealed record Tagging(IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>The name of the document's root.</summary>
    public const string Root = "Tagging";

    /// <summary>Reads the document.</summary>
    /// <exception cref="Errors.AwsException">MalformedXML, InvalidTag.</exception>
    public static Tagging Read(XElement root)
    {
        var set = root.Children("TagSet").FirstOrDefault() ?? throw S3Xml.Malformed("Tagging lacks TagSet.");
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in set.Children("Tag"))
        {
            if (!tags.TryAdd(tag.Required("Key"), tag.Required("Value")))
                throw new Errors.AwsException("InvalidTag", $"Cannot provide multiple Tags with the same key: '{tag.Child("Key")}'.");
        }

        return new(tags);
    }

    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText(Root, S3Xml.Namespace);
        xml.Start("TagSet");
        foreach (var (key, value) in Tags)
            xml.Start("Tag").Element("Key", key).Element("Value", value).End();
        return xml.ToArray();
    }
}
