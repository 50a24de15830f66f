using Usher.Api.Calls;
using Usher.Core.Imports;
using Usher.Core.Solutions;
using Usher.Wire.UsherApi;

namespace Usher.Api.UsherApi;

/// <summary>Progress of trainings, outcome of imports, and stopping an import, which AWS has no operation for.</summary>
internal sealed class JobHandlers(TrainingOperations trainings, ImportExplanations explanations, ImportJobOperations imports) : IUsherOperationGroup
{
    public IEnumerable<UsherOperation> Operations =>
    [
        new("ExplainImport", "POST", "explain/import", ExplainImportAsync),
        new("StopImport", "POST", "imports/stop", StopImportAsync),
        new("DescribeTraining", "GET", "solution-versions/progress", DescribeTrainingAsync),
    ];

    private async Task ExplainImportAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var request = await call.ReadAsync<ExplainImportRequest>(cancellationToken);
        call.Authorize("usher:ExplainImport", request.DatasetImportJobArn);
        await call.AnswerAsync(await explanations.ExplainAsync(request.DatasetImportJobArn, cancellationToken), cancellationToken);
    }

    private async Task StopImportAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var request = await call.ReadAsync<StopImportRequest>(cancellationToken);
        call.Authorize("usher:StopImport", request.DatasetImportJobArn);
        await call.AnswerAsync(await imports.StopAsync(request, cancellationToken), cancellationToken);
    }

    private Task DescribeTrainingAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var arn = call.Parameter("arn", "arn:aws:personalize:REGION:ACCOUNT:solution/NAME/ID");
        call.Authorize("usher:DescribeTraining", arn);
        return call.AnswerAsync(trainings.Describe(arn), cancellationToken);
    }
}
