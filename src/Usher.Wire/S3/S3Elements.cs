using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>Elements that several of S3's documents have.</summary>
internal static class S3Elements
{
    public static XmlText Checksum(this XmlText xml, S3Checksum? checksum) =>
        checksum is null ? xml : xml.Element($"Checksum{checksum.Algorithm}", checksum.Value);

    public static XmlText Owner(this XmlText xml, string element, S3Owner owner) =>
        xml.Start(element).Element("ID", owner.Id).Element("DisplayName", owner.DisplayName).End();

    public static XmlText CommonPrefixes(this XmlText xml, IReadOnlyList<string> prefixes)
    {
        foreach (var prefix in prefixes)
            xml.Start("CommonPrefixes").Element("Prefix", prefix).End();
        return xml;
    }
}
