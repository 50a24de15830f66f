using Usher.Buckets;
using Usher.Wire.Errors;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Buckets themselves.</summary>
internal sealed class BucketOperations(IBuckets buckets)
{
    private const string Home = "us-east-1";

    // The name of that region before there were others; s3cmd signs for it unless it is set up otherwise.
    private const string OldHome = "US";
    private const int MaxBuckets = 10_000;

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html</remarks>
    public async Task ListAsync(S3Request request, CancellationToken cancellationToken)
    {
        var max = request.Number("max-buckets", 1, MaxBuckets);
        var prefix = request.Query("prefix");
        var after = Tokens.Read(request.Query("continuation-token"));
        var region = request.Query("bucket-region");
        var found = (await buckets.ListBucketsAsync(cancellationToken))
            .Where(bucket => bucket.Account == request.Call.Caller.Account)
            .Where(bucket => bucket.Name.StartsWith(prefix ?? "", StringComparison.Ordinal) && string.CompareOrdinal(bucket.Name, after) > 0)
            .Where(bucket => region is null or "" || bucket.Region == region)
            .ToArray();
        var page = found.Take(max ?? MaxBuckets).Select(bucket => new ListedBucket(bucket.Name, bucket.Created, bucket.Region)).ToArray();
        var next = page.Length < found.Length ? Tokens.Write(page[^1].Name) : null;
        await Answers.WriteXmlAsync(request, new ListBucketsResult(Owners.Of(request.Call.Caller), page, prefix, next).ToXml(), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html</remarks>
    public async Task CreateAsync(S3Request request, CancellationToken cancellationToken)
    {
        ObjectHeaders.RefuseUnbuilt(request);
        if (string.Equals(request.Header("x-amz-bucket-object-lock-enabled"), "true", StringComparison.OrdinalIgnoreCase))
            throw new AwsException("NotImplemented", "A header you provided implies functionality that is not implemented: x-amz-bucket-object-lock-enabled; this server does not lock objects.");

        var region = RegionFor(request.Call.Region, await ReadConstraintAsync(request, cancellationToken));
        try
        {
            await buckets.CreateBucketAsync(request.Bucket, request.Call.Caller.Account, region, cancellationToken);
        }
        catch (AwsException error) when (error.Code == "BucketAlreadyOwnedByYou" && (request.Call.Region is Home or OldHome))
        {
            // The oldest region has kept its first ways: there, making a bucket of one's own again succeeds.
        }

        request.Answer.Location = $"/{request.Bucket}";
        request.Answer["x-amz-bucket-arn"] = $"arn:aws:s3:::{request.Bucket}";
        request.Http.Response.ContentLength = 0;
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html</remarks>
    public static Task HeadAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.Answer["x-amz-bucket-region"] = request.Scope.Bucket.Region;
        request.Answer["x-amz-bucket-arn"] = $"arn:aws:s3:::{request.Bucket}";
        request.Answer["x-amz-access-point-alias"] = "false";
        request.Http.Response.ContentType = "application/xml";
        return Task.CompletedTask;
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html</remarks>
    public static Task GetLocationAsync(S3Request request, CancellationToken cancellationToken) =>
        Answers.WriteXmlAsync(request, SmallDocuments.LocationConstraint(request.Scope.Bucket.Region), cancellationToken);

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html</remarks>
    public async Task DeleteAsync(S3Request request, CancellationToken cancellationToken)
    {
        await buckets.DeleteBucketAsync(request.Bucket, cancellationToken);
        await Answers.NoContent(request);
    }

    private static async Task<string?> ReadConstraintAsync(S3Request request, CancellationToken cancellationToken)
    {
        using var document = await Bodies.DocumentAsync(request, cancellationToken);
        return document.Length == 0 ? null : SmallDocuments.ReadLocationConstraint(await S3Xml.ReadAsync(document, SmallDocuments.CreateBucketConfiguration, cancellationToken));
    }

    // The endpoint of us-east-1 makes buckets anywhere; every other one only in its own region, and wants that said.
    private static string RegionFor(string endpoint, string? constraint)
    {
        if (endpoint is Home or OldHome)
            return constraint switch
            {
                null or OldHome => Home,
                Home => throw new AwsException("InvalidLocationConstraint", "The specified location-constraint is not valid: us-east-1 is asked for by leaving it out."),
                "EU" => "eu-west-1",
                _ => constraint,
            };

        return constraint == endpoint
            ? endpoint
            : throw new AwsException(
                "IllegalLocationConstraintException",
                $"The {constraint ?? "unspecified"} location constraint is incompatible for the region specific endpoint this request was sent to. Ask for LocationConstraint={endpoint}.");
    }
}
