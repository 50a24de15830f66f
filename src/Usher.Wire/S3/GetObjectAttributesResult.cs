using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The answer to GetObjectAttributes. What was not asked for is null.</summary>
public sealed record GetObjectAttributesResult
{
    /// <summary>Without quotes, here on the wire too.</summary>
    public string? ETag { get; init; }

    /// <summary>The object's.</summary>
    public S3Checksum? Checksum { get; init; }

    /// <summary>Of <see cref="Checksum"/>.</summary>
    public string? ChecksumType { get; init; }

    /// <summary>Of an object that was uploaded in parts.</summary>
    public AttributedParts? Parts { get; init; }

    /// <summary>STANDARD, mostly.</summary>
    public string? StorageClass { get; init; }

    /// <summary>In bytes.</summary>
    public long? Size { get; init; }

    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText("GetObjectAttributesResponse", S3Xml.Namespace);
        xml.Element("ETag", ETag);
        if (Checksum is not null)
            xml.Start("Checksum").Checksum(Checksum).Element("ChecksumType", ChecksumType).End();
        Parts?.Write(xml);
        xml.Element("StorageClass", StorageClass);
        if (Size is { } size)
            xml.Element("ObjectSize", size);
        return xml.ToArray();
    }
}
