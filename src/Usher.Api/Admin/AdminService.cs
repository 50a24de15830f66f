using Microsoft.AspNetCore.Http;
using Usher.Access.Explaining;
using Usher.Api.Json;
using Usher.Api.Pipeline;
using Usher.Core.Imports;
using Usher.Core.SolutionVersions;
using Usher.Wire.Errors;
using Usher.Wire.Explaining;
using Usher.Wire.Json;

namespace Usher.Api.Admin;

/// <summary>What AWS's API has no word for, below /_usher/: signed and authorized like all the rest.</summary>
/// <param name="questions">Answers what may be done.</param>
/// <param name="trainings">Knows how trainings go; null where the server trains nothing.</param>
/// <param name="imports">Knows what became of imports; null where the server imports nothing.</param>
internal sealed class AdminService(AccessQuestions questions, TrainingOperations? trainings = null, ImportExplanations? imports = null) : IAwsService
{
    private const string ExplainAccess = nameof(ExplainAccess);
    private const string ExplainImport = nameof(ExplainImport);
    private const string DescribeTraining = nameof(DescribeTraining);

    public string SigningName => AwsServices.OwnName;

    public string? OperationOf(AwsCall call) => (call.Http.Request.Method, call.Http.Request.Path.Value) switch
    {
        ("POST", AwsServices.OwnPath + "v1/explain/access") => ExplainAccess,
        ("POST", AwsServices.OwnPath + "v1/explain/import") when imports is not null => ExplainImport,
        ("GET", AwsServices.OwnPath + "v1/solution-versions/progress") when trainings is not null => DescribeTraining,
        _ => null,
    };

    public Task AnswerAsync(AwsCall call, CancellationToken stop) => OperationOf(call) switch
    {
        ExplainAccess => ExplainAccessAsync(call, stop),
        ExplainImport => ExplainImportAsync(call, imports!, stop),
        DescribeTraining => DescribeTrainingAsync(call, trainings!, stop),
        _ => throw new AwsException("ResourceNotFoundException", $"{call.Http.Request.Method} {call.Http.Request.Path} is nothing here; there are POST {AwsServices.OwnPath}v1/explain/access, POST {AwsServices.OwnPath}v1/explain/import and GET {AwsServices.OwnPath}v1/solution-versions/progress?arn=…."),
    };

    public Task RefuseAsync(HttpContext http, string requestId, AwsException error) => JsonRefusals.WriteAsync(http, error, AwsProtocol.RestJson);

    private async Task ExplainAccessAsync(AwsCall call, CancellationToken stop)
    {
        call.Demand("usher:ExplainAccess", "*");
        var request = await call.ReadAsync<ExplainAccessRequest>(AwsJson.Options, stop);
        var steps = await questions.ExplainAsync(request, stop);
        var answer = new ExplainAccessResponse
        {
            IsAllowed = steps.AreAllowed(),
            Text = ExplanationText.Of(steps),
            Statements = steps.MissingStatements(),
        };
        await call.WriteAsync(answer, AwsJson.Options, AwsJson.RestContentType, stop);
    }

    private static async Task ExplainImportAsync(AwsCall call, ImportExplanations imports, CancellationToken stop)
    {
        var request = await call.ReadAsync<ExplainImportRequest>(AwsJson.Options, stop);
        call.Demand("usher:ExplainImport", request.DatasetImportJobArn);
        await call.WriteAsync(await imports.ExplainAsync(request.DatasetImportJobArn, stop), AwsJson.Options, AwsJson.RestContentType, stop);
    }

    private static Task DescribeTrainingAsync(AwsCall call, TrainingOperations trainings, CancellationToken stop)
    {
        var arn = call.Http.Request.Query["arn"].ToString();
        if (arn.Length == 0)
            throw new AwsException("InvalidInputException", "arn is missing. Give the ARN of a solution version: ?arn=arn:aws:personalize:REGION:ACCOUNT:solution/NAME/ID");

        call.Demand("usher:DescribeTraining", arn);
        return call.WriteAsync(trainings.Describe(arn), AwsJson.Options, AwsJson.RestContentType, stop);
    }
}
