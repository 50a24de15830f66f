using Microsoft.AspNetCore.Http;
using Usher.Api.Calls;
using Usher.Buckets;

namespace Usher.Api.S3;

/// <summary>Every operation of S3, how a request asks for it, which action it takes, and who answers. Of those that fit a request the first one counts.</summary>
/// <remarks>S3 API Reference; Service Authorization Reference, "Actions defined by Amazon S3".</remarks>
internal sealed class Operations
{
    private readonly ILookup<(string Method, On On), Operation> _all;

    public Operations(IBuckets buckets)
    {
        var bucket = new BucketOperations(buckets);
        var policy = new BucketPolicyOperations(buckets);
        var tagging = new TaggingOperations(buckets);
        var listing = new ListOperations(buckets);
        var reading = new ReadOperations(buckets);
        var writing = new WriteOperations(buckets);
        var copying = new CopyOperations(buckets);
        var deleting = new DeleteOperations(buckets);
        var uploading = new UploadOperations(buckets);
        var parts = new PartOperations(buckets);
        var posting = new FormOperations(buckets);
        Cors = new(buckets);

        Operation[] all =
        [
            new("ListBuckets", "GET", On.Service) { Action = "s3:ListAllMyBuckets", Answer = bucket.ListAsync },
            new("CreateBucket", "PUT", On.NewBucket) { Action = "s3:CreateBucket", Answer = bucket.CreateAsync },

            new("GetBucketLocation", "GET", On.Bucket) { Query = "location", Action = "s3:GetBucketLocation", Answer = BucketOperations.GetLocationAsync },
            new("GetBucketPolicy", "GET", On.Bucket) { Query = "policy", Action = "s3:GetBucketPolicy", Answer = BucketPolicyOperations.GetAsync },
            new("GetBucketPolicyStatus", "GET", On.Bucket) { Query = "policyStatus", Action = "s3:GetBucketPolicyStatus", Answer = BucketPolicyOperations.GetStatusAsync },
            new("PutBucketPolicy", "PUT", On.Bucket) { Query = "policy", Action = "s3:PutBucketPolicy", Answer = policy.PutAsync },
            new("DeleteBucketPolicy", "DELETE", On.Bucket) { Query = "policy", Action = "s3:DeleteBucketPolicy", Answer = policy.DeleteAsync },
            new("GetBucketTagging", "GET", On.Bucket) { Query = "tagging", Action = "s3:GetBucketTagging", Answer = tagging.GetOfBucketAsync },
            new("PutBucketTagging", "PUT", On.Bucket) { Query = "tagging", Action = "s3:PutBucketTagging", Answer = tagging.PutOnBucketAsync },
            new("DeleteBucketTagging", "DELETE", On.Bucket) { Query = "tagging", Action = "s3:PutBucketTagging", Answer = tagging.DeleteOfBucketAsync },
            new("GetBucketCors", "GET", On.Bucket) { Query = "cors", Action = "s3:GetBucketCORS", Answer = Cors.GetAsync },
            new("PutBucketCors", "PUT", On.Bucket) { Query = "cors", Action = "s3:PutBucketCORS", Answer = Cors.PutAsync },
            new("DeleteBucketCors", "DELETE", On.Bucket) { Query = "cors", Action = "s3:PutBucketCORS", Answer = Cors.DeleteAsync },
            new("OPTIONSObject", "OPTIONS", On.Bucket) { IsForAll = true, Answer = Cors.PreflightAsync },
            new("OPTIONSObject", "OPTIONS", On.Object) { IsForAll = true, Answer = Cors.PreflightAsync },
            new("PutBucketVersioning", "PUT", On.Bucket) { Query = "versioning", Action = "s3:PutBucketVersioning", Answer = VersioningOperations.PutAsync },
            new("ListMultipartUploads", "GET", On.Bucket) { Query = "uploads", Action = "s3:ListBucketMultipartUploads", Answer = listing.ListUploadsAsync },
            new("DeleteObjects", "POST", On.Bucket) { Query = "delete", Answer = deleting.DeleteManyAsync },
            .. UnusedFeatures.Operations,
            new("ListObjectsV2", "GET", On.Bucket) { Query = "list-type", Action = "s3:ListBucket", Answer = listing.ListV2Async },
            new("ListObjects", "GET", On.Bucket) { Action = "s3:ListBucket", Answer = listing.ListAsync },
            new("HeadBucket", "HEAD", On.Bucket) { Action = "s3:ListBucket", Answer = BucketOperations.HeadAsync },
            new("DeleteBucket", "DELETE", On.Bucket) { Action = "s3:DeleteBucket", Answer = bucket.DeleteAsync },

            new("GetObjectTagging", "GET", On.Object) { Query = "tagging", Action = "s3:GetObjectTagging", Answer = tagging.GetOfObjectAsync },
            new("PutObjectTagging", "PUT", On.Object) { Query = "tagging", Action = "s3:PutObjectTagging", Answer = tagging.PutOnObjectAsync },
            new("DeleteObjectTagging", "DELETE", On.Object) { Query = "tagging", Action = "s3:DeleteObjectTagging", Answer = tagging.DeleteOfObjectAsync },
            new("GetObjectAttributes", "GET", On.Object) { Query = "attributes", Action = "s3:GetObject", Answer = reading.GetAttributesAsync },
            new("ListParts", "GET", On.Object) { Query = "uploadId", Action = "s3:ListMultipartUploadParts", Answer = parts.ListAsync },
            new("GetObject", "GET", On.Object) { Action = "s3:GetObject", Answer = reading.GetAsync },
            new("HeadObject", "HEAD", On.Object) { Action = "s3:GetObject", Answer = reading.HeadAsync },

            new("POSTObject", "POST", On.Object) { IsForm = true, Action = "s3:PutObject", Answer = posting.PostAsync },
            new("UploadPartCopy", "PUT", On.Object) { Query = "uploadId", Header = "x-amz-copy-source", Action = "s3:PutObject", Answer = copying.CopyPartAsync },
            new("UploadPart", "PUT", On.Object) { Query = "uploadId", Action = "s3:PutObject", Answer = parts.UploadAsync },
            new("CopyObject", "PUT", On.Object) { Header = "x-amz-copy-source", Action = "s3:PutObject", Answer = copying.CopyAsync },
            new("PutObject", "PUT", On.Object) { Action = "s3:PutObject", Answer = writing.PutAsync },
            new("CreateMultipartUpload", "POST", On.Object) { Query = "uploads", Action = "s3:PutObject", Answer = uploading.CreateAsync },
            new("CompleteMultipartUpload", "POST", On.Object) { Query = "uploadId", Action = "s3:PutObject", Answer = uploading.CompleteAsync },
            new("AbortMultipartUpload", "DELETE", On.Object) { Query = "uploadId", Action = "s3:AbortMultipartUpload", Answer = uploading.AbortAsync },
            new("DeleteObject", "DELETE", On.Object) { Action = "s3:DeleteObject", Answer = deleting.DeleteAsync },
        ];
        // What is on a bucket or an object and was not built stands before the operation that a request without its parameter asks for.
        _all = Enumerable.Concat(UnbuiltOperations.All, all).ToLookup(operation => (operation.Method, operation.On));
        Names = [.. all.Where(operation => operation.Answer is not null).Select(operation => operation.Name).Distinct()];
    }

    /// <summary>The rules for requests from scripts of other web pages.</summary>
    public CorsOperations Cors { get; }

    /// <summary>The operations that are answered.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <returns>Null where S3 has no such operation.</returns>
    public Operation? Find(HttpRequest request, S3Target target)
    {
        var on = target switch { { Bucket: null } => On.Service, { Key: null } => On.Bucket, _ => On.Object };
        return _all[(request.Method, on)].Concat(on is On.Bucket ? _all[(request.Method, On.NewBucket)] : []).FirstOrDefault(operation => operation.Fits(request));
    }
}
