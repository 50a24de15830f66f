using Usher.Buckets;
using Usher.Wire.Errors;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Tags of buckets and objects.</summary>
internal sealed class TaggingOperations(IBuckets buckets)
{
    private static readonly Dictionary<string, string> None = [];

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html</remarks>
    public async Task GetOfBucketAsync(S3Request request, CancellationToken cancellationToken)
    {
        var tags = await buckets.GetBucketTagsAsync(request.Bucket, cancellationToken);
        if (tags.Count == 0)
            throw new AwsException("NoSuchTagSet", "The TagSet does not exist") { Details = new Dictionary<string, string> { ["BucketName"] = request.Bucket } };

        await Answers.WriteXmlAsync(request, new Tagging(tags).ToXml(), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html</remarks>
    public async Task PutOnBucketAsync(S3Request request, CancellationToken cancellationToken)
    {
        await buckets.PutBucketTagsAsync(request.Bucket, TagRules.Check(await ReadAsync(request, cancellationToken), TagRules.MaxTagsOfBucket), cancellationToken);
        await Answers.NoContent(request);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html</remarks>
    public async Task DeleteOfBucketAsync(S3Request request, CancellationToken cancellationToken)
    {
        await buckets.PutBucketTagsAsync(request.Bucket, None, cancellationToken);
        await Answers.NoContent(request);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html</remarks>
    public async Task GetOfObjectAsync(S3Request request, CancellationToken cancellationToken)
    {
        var info = await buckets.HeadObjectAsync(request.Address, default, cancellationToken);
        await Answers.WriteXmlAsync(request, new Tagging(info.Tags).ToXml(), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html</remarks>
    public async Task PutOnObjectAsync(S3Request request, CancellationToken cancellationToken)
    {
        await buckets.PutObjectTagsAsync(request.Address, TagRules.Check(await ReadAsync(request, cancellationToken), TagRules.MaxTagsOfObject), cancellationToken);
        request.Http.Response.ContentLength = 0;
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html</remarks>
    public async Task DeleteOfObjectAsync(S3Request request, CancellationToken cancellationToken)
    {
        await buckets.PutObjectTagsAsync(request.Address, None, cancellationToken);
        await Answers.NoContent(request);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(S3Request request, CancellationToken cancellationToken)
    {
        using var document = await Bodies.DocumentAsync(request, cancellationToken);
        return Tagging.Read(await S3Xml.ReadAsync(document, Tagging.Root, cancellationToken)).Tags;
    }
}
