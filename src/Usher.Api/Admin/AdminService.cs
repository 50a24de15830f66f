using Microsoft.AspNetCore.Http;
using Usher.Access.Explaining;
using Usher.Api.Json;
using Usher.Api.Pipeline;
using Usher.Wire.Errors;
using Usher.Wire.Explaining;
using Usher.Wire.Json;

namespace Usher.Api.Admin;

/// <summary>What AWS's API has no word for, below /_usher/: signed and authorized like all the rest.</summary>
internal sealed class AdminService(AccessQuestions questions) : IAwsService
{
    private const string ExplainAccess = nameof(ExplainAccess);

    public string SigningName => AwsServices.OwnName;

    public string? OperationOf(AwsCall call) => (call.Http.Request.Method, call.Http.Request.Path.Value) switch
    {
        ("POST", AwsServices.OwnPath + "v1/explain/access") => ExplainAccess,
        _ => null,
    };

    public Task AnswerAsync(AwsCall call, CancellationToken stop) => OperationOf(call) switch
    {
        ExplainAccess => ExplainAccessAsync(call, stop),
        _ => throw new AwsException("ResourceNotFoundException", $"{call.Http.Request.Method} {call.Http.Request.Path} is nothing here; there is POST {AwsServices.OwnPath}v1/explain/access."),
    };

    public Task RefuseAsync(HttpContext http, string requestId, AwsException error) => JsonRefusals.WriteAsync(http, error, AwsProtocol.RestJson);

    private async Task ExplainAccessAsync(AwsCall call, CancellationToken stop)
    {
        call.Demand("usher:ExplainAccess", "*");
        var request = await call.ReadAsync<ExplainAccessRequest>(AwsJson.Options, stop);
        var steps = await questions.ExplainAsync(request, stop);
        var answer = new ExplainAccessResponse
        {
            IsAllowed = steps.All(step => step.Decision == "allowed"),
            Text = ExplanationText.Of(steps),
            Statements = [.. steps.SelectMany(step => step.Fixes).Where(fix => fix.Statement is not null).Select(fix => new StatementToAdd { Policy = fix.Where, Statement = fix.Statement! })],
        };
        await call.WriteAsync(answer, AwsJson.Options, AwsJson.RestContentType, stop);
    }
}
