using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Usher.Api.Calls;
using Usher.Wire.Errors;
using Usher.Wire.Query;

namespace Usher.Api.Query;

/// <summary>A service of the Query protocol: a form comes, XML goes.</summary>
/// <remarks>An operation may come as the body of a POST or as the query of a GET; in a presigned URL it is the latter.</remarks>
internal abstract class QueryService : IAwsService
{
    /// <summary>The most bytes that a form may have; IAM's largest documents, percent-encoded, need less.</summary>
    private const int MaxBytes = 1 << 20;

    private static readonly object OperationKey = new();

    private readonly string _version;
    private readonly string _namespace;
    private readonly FrozenDictionary<string, QueryOperation> _operations;

    protected QueryService(string signingName, string version, string xmlNamespace, IEnumerable<QueryOperation> operations)
    {
        (SigningName, _version, _namespace) = (signingName, version, xmlNamespace);
        _operations = operations.ToFrozenDictionary(operation => operation.Name);
    }

    /// <inheritdoc/>
    public string SigningName { get; }

    /// <summary>The names of the operations, sorted.</summary>
    public IEnumerable<string> Operations => _operations.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? OperationOf(AwsCall call) => call.Http.Items[OperationKey] as string;

    /// <inheritdoc/>
    public async Task AnswerAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var form = await ReadAsync(call, cancellationToken);
        var operation = Find(form);
        call.Http.Items[OperationKey] = operation.Name;
        Admit(call);

        var result = await operation.AnswerAsync(call, form, cancellationToken);
        await SendAsync(call.Http, StatusCodes.Status200OK, QueryXml.Response(operation.Name, _namespace, result, call.RequestId), call.RequestId, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext http, string requestId, AwsException error)
    {
        var status = ErrorStatuses.Of(SigningName, error.Code);
        var body = QueryXml.Error(_namespace, error, status >= StatusCodes.Status500InternalServerError, requestId);
        return SendAsync(http, status, body, requestId, http.RequestAborted);
    }

    /// <summary>Refuses callers that may call no operation of this service at all.</summary>
    protected virtual void Admit(AwsCall call)
    {
    }

    private QueryOperation Find(QueryForm form)
    {
        if (form.Action is not { } action)
            throw new AwsException("MissingAction", $"The request names no Action. {SigningName} knows {string.Join(", ", Operations)}.");
        // Clients of other versions would read other answers.
        if (form.Version is { } version && version != _version)
            throw new AwsException("InvalidAction", $"Could not find operation {action} for version {version}. The version here is {_version}.");
        return _operations.GetValueOrDefault(action)
            ?? throw new AwsException("InvalidAction", $"Could not find operation {action} for version {_version}. {SigningName} knows {string.Join(", ", Operations)}.");
    }

    private static async Task<QueryForm> ReadAsync(AwsCall call, CancellationToken cancellationToken)
    {
        if (HttpMethods.IsGet(call.Http.Request.Method))
            return QueryForm.Parse(System.Text.Encoding.UTF8.GetBytes(call.Http.Request.QueryString.Value?.TrimStart('?') ?? ""));

        using var body = new MemoryStream();
        var buffer = new byte[8_192];
        for (int read; (read = await call.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > MaxBytes)
                throw new AwsException("RequestEntityTooLarge", string.Create(CultureInfo.InvariantCulture, $"The body has more than {MaxBytes} bytes."));
            body.Write(buffer, 0, read);
        }

        return QueryForm.Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    private static async Task SendAsync(HttpContext http, int status, byte[] body, string requestId, CancellationToken cancellationToken)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = QueryXml.ContentType;
        http.Response.ContentLength = body.Length;
        http.Response.Headers["x-amzn-requestid"] = requestId;
        await http.Response.Body.WriteAsync(body, cancellationToken);
    }
}
