using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Usher.Api.Calls;
using Usher.Buckets;
using Usher.Wire.Errors;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>S3: finds the operation of a call, authorizes it, and lets it answer.</summary>
internal sealed class S3Service(IBuckets buckets) : IAwsService
{
    private readonly Operations _operations = new(buckets);

    public string SigningName => "s3";

    /// <summary>The operations that are answered.</summary>
    public IReadOnlyList<string> Operations => _operations.Names;

    public string? OperationOf(AwsCall call)
    {
        try
        {
            return _operations.Find(call.Http.Request, S3Target.Read(call.Http))?.Name;
        }
        catch (AwsException)
        {
            // A malformed URL has no operation.
            return null;
        }
    }

    public async Task AnswerAsync(AwsCall call, CancellationToken cancellationToken)
    {
        await _operations.Cors.AllowAsync(call.Http, cancellationToken);
        var target = S3Target.Read(call.Http);
        var operation = _operations.Find(call.Http.Request, target)
            ?? throw new AwsException("MethodNotAllowed", $"The specified method is not allowed against this resource: {call.Http.Request.Method}.");
        if (operation.Answer is null)
            throw new AwsException("NotImplemented", $"{operation.Name} is not implemented by this server.");

        var request = new S3Request(call, target);
        request.Context = RequestContext.Of(request, operation);
        await AuthorizeAsync(request, operation, cancellationToken);
        try
        {
            await operation.Answer(request, cancellationToken);
        }
        catch (AwsException error) when (error.Code == "NoSuchKey" && operation.On is On.Object)
        {
            // A caller who may not list the bucket must not learn which keys are missing. API Reference, GetObject: "If you don't have the s3:ListBucket permission, Amazon S3 returns 403".
            var scope = request.ReadsFrom ?? request.Scope;
            scope.Authorize("s3:ListBucket", Access.Deciding.ContextKeys.None);
            throw;
        }
    }

    public async Task RefuseAsync(HttpContext http, string requestId, AwsException error)
    {
        var response = http.Response;
        if (response.HasStarted)
        {
            // Part of the object has been sent: only a closed connection tells the client that the rest will not come.
            http.Abort();
            return;
        }

        response.StatusCode = ErrorStatuses.Of(AwsProtocol.S3, error.Code);
        foreach (var header in response.Headers.Keys.Where(IsOfTheObject).ToArray())
            response.Headers.Remove(header);
        await _operations.Cors.AllowAsync(http, http.RequestAborted);
        if (error.Code == "NotModified")
        {
            response.Headers.ETag = $"\"{error.Details["ETag"]}\"";
            response.Headers.LastModified = error.Details["LastModified"];
            return;
        }

        var resource = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var document = SmallDocuments.Error(error, resource, requestId);
        response.ContentType = "application/xml";
        // What a GET would have been told; Kestrel sends no body for a HEAD.
        if (!HttpMethods.IsHead(http.Request.Method))
            await Answers.WriteAsync(response, document, http.RequestAborted);
    }

    private async ValueTask AuthorizeAsync(S3Request request, Operation operation, CancellationToken cancellationToken)
    {
        if (operation.IsForAll)
            return;

        switch (operation.On)
        {
            case On.Service:
                request.Call.Authorize(operation.Action!, "*");
                break;
            case On.NewBucket:
                request.Call.Authorize(operation.Action!, $"arn:aws:s3:::{request.Bucket}", context: request.Context);
                break;
            default:
                request.Scope = await BucketScope.OpenAsync(request.Call, buckets, request.Bucket, request.Header("x-amz-expected-bucket-owner"), cancellationToken);
                if (operation.Action is null)
                    break;
                if (operation.On is On.Bucket)
                    request.Scope.Authorize(operation.Action, request.Context);
                else
                    request.Scope.AuthorizeObject(operation.Action, request.Key, request.Context);
                break;
        }
    }

    private static bool IsOfTheObject(string header) =>
        header is "ETag" or "Last-Modified" or "Accept-Ranges" or "Content-Type" or "Content-Length" or "Content-Range" or "Cache-Control" or "Content-Disposition" or "Content-Encoding" or "Content-Language" or "Expires"
        || header.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase);
}
