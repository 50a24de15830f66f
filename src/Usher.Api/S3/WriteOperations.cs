using Usher.Buckets;
using Usher.Buckets.Objects;

namespace Usher.Api.S3;

/// <summary>Objects on their way in.</summary>
internal sealed class WriteOperations(IBuckets buckets)
{
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html</remarks>
    public async Task PutAsync(S3Request request, CancellationToken cancellationToken)
    {
        var facts = new NewObject { Properties = ObjectHeaders.Read(request), Tags = Tags(request), Condition = ObjectHeaders.Condition(request) };
        var info = await buckets.PutObjectAsync(request.Address, facts, Bodies.Content(request), cancellationToken);
        request.Answer.ETag = $"\"{info.ETag}\"";
        ChecksumHeaders.Write(request, info.Checksum, info.ChecksumType);
        request.Http.Response.ContentLength = 0;
    }

    /// <summary>The tags that a header gives an object, if the caller may give it any.</summary>
    public static IReadOnlyDictionary<string, string> Tags(S3Request request)
    {
        if (request.Header("x-amz-tagging") is not null)
            request.Scope.AuthorizeObject("s3:PutObjectTagging", request.Key, request.Context);
        return TagRules.ReadHeader(request);
    }
}
