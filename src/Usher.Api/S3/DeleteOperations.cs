using Usher.Buckets;
using Usher.Buckets.Naming;
using Usher.Buckets.Objects;
using Usher.Wire.Errors;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Objects on their way to nowhere.</summary>
internal sealed class DeleteOperations(IBuckets buckets)
{
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html</remarks>
    public async Task DeleteAsync(S3Request request, CancellationToken cancellationToken)
    {
        ReadHeaders.CheckVersion(request.Query("versionId"));
        await buckets.DeleteObjectAsync(request.Address, new(request.Header("If-Match")), cancellationToken);
        await Answers.NoContent(request);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html: asked for each key; those that may not be deleted are told in the answer.</remarks>
    public async Task DeleteManyAsync(S3Request request, CancellationToken cancellationToken)
    {
        Bodies.RequireDigest(request);
        using var document = await Bodies.DocumentAsync(request, cancellationToken);
        // Each key is authorized by itself, so nothing is authorized yet: reading the request must stay cheap for any caller with an access key.
        var asked = DeleteRequest.Read(await S3Xml.ReadAsync(document, DeleteRequest.Root, cancellationToken, DeleteRequest.MaxElements));

        var errors = new List<DeleteError>();
        var allowed = asked.Objects.Where(one => Try(one, errors, () => Check(request, one))).ToArray();
        await buckets.DeleteObjectsAsync(request.Bucket, [.. allowed.Where(one => one.ETag is null).Select(one => one.Key)], cancellationToken);
        var deleted = new List<string>(allowed.Length);
        foreach (var one in allowed)
        {
            if (one.ETag is null || await TryAsync(one, errors, () => buckets.DeleteObjectAsync(new(request.Bucket, one.Key), new WriteCondition(one.ETag), cancellationToken)))
                deleted.Add(one.Key);
        }

        await Answers.WriteXmlAsync(request, new DeleteResult(asked.Quiet ? [] : deleted, errors).ToXml(), cancellationToken);
    }

    private static void Check(S3Request request, ObjectToDelete one)
    {
        ObjectKeys.Check(one.Key);
        ReadHeaders.CheckVersion(one.VersionId);
        request.Scope.AuthorizeObject("s3:DeleteObject", one.Key, request.Context);
    }

    private static bool Try(ObjectToDelete one, List<DeleteError> errors, Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (AwsException error)
        {
            errors.Add(new(one.Key, error.Code, error.Message));
            return false;
        }
    }

    private static async Task<bool> TryAsync(ObjectToDelete one, List<DeleteError> errors, Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (AwsException error)
        {
            errors.Add(new(one.Key, error.Code, error.Message));
            return false;
        }
    }
}
