using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>An object of a <see cref="ListBucketResult"/>.</summary>
/// <param name="Key">Its key.</param>
/// <param name="LastModified">When it was stored.</param>
/// <param name="ETag">Without quotes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="StorageClass">STANDARD, mostly.</param>
/// <param name="ChecksumAlgorithm">Of the checksum that is kept; null where none is.</param>
/// <param name="ChecksumType">Of the checksum that is kept; null where none is.</param>
/// <param name="Owner">Null where it was not asked for.</param>
public sealed record ListedContents(
    string Key, DateTimeOffset LastModified, string ETag, long Size, string StorageClass, string? ChecksumAlgorithm, string? ChecksumType, S3Owner? Owner)
{
    internal void Write(XmlText xml)
    {
        xml.Start("Contents").Element("Key", Key).Element("LastModified", S3Xml.Time(LastModified)).Element("ETag", S3Xml.Quote(ETag));
        xml.Element("ChecksumAlgorithm", ChecksumAlgorithm).Element("ChecksumType", ChecksumType).Element("Size", Size);
        if (Owner is not null)
            xml.Owner("Owner", Owner);
        xml.Element("StorageClass", StorageClass).End();
    }
}
