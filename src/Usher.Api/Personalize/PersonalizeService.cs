using Microsoft.AspNetCore.Http;
using Usher.Api.Calls;
using Usher.Api.Iam;
using Usher.Api.Json;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.S3Access;
using Usher.Metering.Metrics;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Api.Personalize;

/// <summary>Personalize, Personalize Runtime and Personalize Events, told apart by the X-Amz-Target header and the path.</summary>
internal sealed class PersonalizeService(PersonalizeHandlers handlers, MeasuredCalls measured, ServiceRecords records) : IAwsService
{
    private const string TagAction = "personalize:TagResource";

    public string SigningName => "personalize";

    public string? OperationOf(AwsCall call) => Find(call.Http.Request)?.Name;

    public async Task AnswerAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var operation = Find(call.Http.Request) ?? throw Unknown(call.Http.Request);
        var request = operation.Read((await ReadAsync(call, cancellationToken)).Span);
        await measured.MeasureAsync(operation.Name, request, () => AnswerAsync(call, operation, request, cancellationToken), cancellationToken);
    }

    public Task RefuseAsync(HttpContext http, string requestId, AwsException error) => JsonRefusals.WriteAsync(http, error, ProtocolOf(http.Request));

    private async Task AnswerAsync(AwsCall call, PersonalizeOperation operation, object request, CancellationToken cancellationToken)
    {
        var at = new PersonalizeArns(call.Region, call.Caller.Account);
        Authorize(call, operation, request, at);
        var answer = await handlers.AnswerAsync(operation, request, at, cancellationToken);
        if (answer is not null && call.Http.Features.Get<IAnswerFeature>() is { } taker)
            taker.Take(operation, answer);
        else
            await WriteAsync(call.Http.Response, operation, answer, cancellationToken);
    }

    private void Authorize(AwsCall call, PersonalizeOperation operation, object request, PersonalizeArns at)
    {
        var resources = operation.Resources(request, at);
        foreach (var resource in resources)
            Authorize(operation.Action, resource);
        // Creating with tags also needs personalize:TagResource. A solution version has no ARN yet, so the right to its solution counts.
        if (request is IBringsTags { Tags.Count: > 0 } and not TagResourceRequest)
            Authorize(TagAction, resources[0]);
        if (operation.PassedRole(request) is { } role)
            PassRole.Authorize(call, role, ServiceBuckets.Principal);

        void Authorize(string action, string resource) => call.Authorize(action, resource, context: PersonalizeContext.Of(request, records.Current.Find<Resource>(resource)));
    }

    private static PersonalizeOperation? Find(HttpRequest request) =>
        !HttpMethods.IsPost(request.Method) ? null
        : ProtocolOf(request) is AwsProtocol.Json ? PersonalizeOperations.FindTarget(request.Headers["X-Amz-Target"].ToString())
        : PersonalizeOperations.FindPath(request.Path.Value ?? "");

    private static AwsProtocol ProtocolOf(HttpRequest request) => request.Headers.ContainsKey("X-Amz-Target") || request.Path == "/" ? AwsProtocol.Json : AwsProtocol.RestJson;

    private static AwsException Unknown(HttpRequest request) => new(
        "UnknownOperationException",
        ProtocolOf(request) is AwsProtocol.Json
            ? $"X-Amz-Target is '{request.Headers["X-Amz-Target"]}'; one of Personalize's operations is wanted, such as {PersonalizeOperations.TargetPrefix}ListDatasetGroups."
            : $"{request.Method} {request.Path} is no operation of Personalize's runtime or events; POST /recommendations is one.");

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var body = new MemoryStream(capacity: (int)(call.BodyLength ?? 1024));
        await call.Body.CopyToAsync(body, cancellationToken);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static async Task WriteAsync(HttpResponse response, PersonalizeOperation operation, object? answer, CancellationToken cancellationToken)
    {
        var bytes = operation.Write(answer);
        if (bytes.Length > 0)
            response.ContentType = operation.ContentType;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, cancellationToken);
    }
}
