using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The parts of a <see cref="GetObjectAttributesResult"/>.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Marker">As asked for.</param>
/// <param name="NextMarker">The last number told.</param>
/// <param name="MaxParts">As asked for.</param>
/// <param name="IsTruncated">Whether more follow.</param>
/// <param name="Parts">By number; null where S3 tells only how many there are.</param>
public sealed record AttributedParts(int Total, int Marker, int NextMarker, int MaxParts, bool IsTruncated, IReadOnlyList<AttributedPart>? Parts)
{
    internal void Write(XmlText xml)
    {
        xml.Start("ObjectParts").Element("PartsCount", Total);
        if (Parts is not null)
        {
            xml.Element("PartNumberMarker", Marker).Element("NextPartNumberMarker", NextMarker).Element("MaxParts", MaxParts).Element("IsTruncated", IsTruncated);
            foreach (var part in Parts)
                xml.Start("Part").Element("PartNumber", part.Number).Element("Size", part.Size).Checksum(part.Checksum).End();
        }

        xml.End();
    }
}
