using Microsoft.AspNetCore.Http;
using Usher.Api.Calls;
using Usher.Api.Json;
using Usher.Wire.Errors;

namespace Usher.Api.UsherApi;

/// <summary>Usher's own API below /_usher/: what AWS has no operation for. Signed and authorized like all other calls.</summary>
/// <param name="concepts">The operations, by concept.</param>
internal sealed class UsherService(IEnumerable<IUsherOperationGroup> concepts) : IAwsService
{
    private readonly SortedDictionary<string, UsherOperation> _operations =
        new(concepts.SelectMany(concept => concept.Operations).ToDictionary(operation => operation.Route), StringComparer.Ordinal);

    public string SigningName => AwsServices.UsherName;

    public string? OperationOf(AwsCall call) => Find(call)?.Name;

    public Task AnswerAsync(AwsCall call, CancellationToken cancellationToken) => Find(call) is { } operation
        ? operation.Answer(call, cancellationToken)
        : throw new AwsException("ResourceNotFoundException", $"{call.Http.Request.Method} {call.Http.Request.Path} is nothing here; there are {string.Join(", ", _operations.Keys)}.");

    public Task RefuseAsync(HttpContext http, string requestId, AwsException error) => JsonRefusals.WriteAsync(http, error, AwsProtocol.RestJson);

    private UsherOperation? Find(AwsCall call) => _operations.GetValueOrDefault($"{call.Http.Request.Method} {call.Http.Request.Path.Value}");
}
