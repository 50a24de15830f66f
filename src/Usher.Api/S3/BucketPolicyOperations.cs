using System.Text;
using Usher.Buckets;
using Usher.Buckets.Errors;
using Usher.Buckets.Policies;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Bucket policies.</summary>
internal sealed class BucketPolicyOperations(IBuckets buckets)
{
    // "Bucket policies are limited to 20 KB in size." S3 User Guide, "Bucket policies".
    private const int MaxBytes = 20 << 10;

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html</remarks>
    public static Task GetAsync(S3Request request, CancellationToken cancellationToken)
    {
        var policy = request.Scope.Policy ?? throw S3Errors.NoSuchBucketPolicy(request.Bucket);
        request.Http.Response.ContentType = "application/json";
        return Answers.WriteAsync(request.Http.Response, Encoding.UTF8.GetBytes(policy.Document.Text), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html</remarks>
    public static Task GetStatusAsync(S3Request request, CancellationToken cancellationToken)
    {
        var policy = request.Scope.Policy ?? throw S3Errors.NoSuchBucketPolicy(request.Bucket);
        return Answers.WriteXmlAsync(request, SmallDocuments.PolicyStatus(BucketPolicies.IsPublic(policy)), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html</remarks>
    public async Task PutAsync(S3Request request, CancellationToken cancellationToken)
    {
        using var document = await Bodies.DocumentAsync(request, cancellationToken);
        if (document.Length > MaxBytes)
            throw new Usher.Wire.Errors.AwsException("PolicyTooLarge", $"The policy has {document.Length} bytes; a bucket's may have {MaxBytes}.");

        await buckets.PutPolicyAsync(request.Bucket, Encoding.UTF8.GetString(document.GetBuffer(), 0, (int)document.Length), cancellationToken);
        await Answers.NoContent(request);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html</remarks>
    public async Task DeleteAsync(S3Request request, CancellationToken cancellationToken)
    {
        await buckets.DeletePolicyAsync(request.Bucket, cancellationToken);
        await Answers.NoContent(request);
    }
}
