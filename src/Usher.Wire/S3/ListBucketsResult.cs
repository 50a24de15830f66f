using Usher.Wire.Xml;

namespace Usher.Wire.S3;

/// <summary>The answer to ListBuckets.</summary>
/// <param name="Owner">Of all of them.</param>
/// <param name="Buckets">By name.</param>
/// <param name="Prefix">As asked for; null if it was not.</param>
/// <param name="ContinuationToken">To go on with; null at the end.</param>
public sealed record ListBucketsResult(S3Owner Owner, IReadOnlyList<ListedBucket> Buckets, string? Prefix, string? ContinuationToken)
{
    /// <summary>The document.</summary>
    public byte[] ToXml()
    {
        using var xml = new XmlText("ListAllMyBucketsResult", S3Xml.Namespace);
        xml.Owner("Owner", Owner).Start("Buckets");
        foreach (var bucket in Buckets)
            xml.Start("Bucket").Element("Name", bucket.Name).Element("CreationDate", S3Xml.Time(bucket.Created)).Element("BucketRegion", bucket.Region).End();
        xml.End().Element("ContinuationToken", ContinuationToken).Element("Prefix", Prefix);
        return xml.ToArray();
    }
}
