using Usher.Api.Pipeline;
using Usher.Core.Imports;
using Usher.Core.SolutionVersions;
using Usher.Wire.Explaining;

namespace Usher.Api.Admin;

/// <summary>How work goes, and what became of it.</summary>
internal sealed class WorkOperations(TrainingOperations trainings, ImportExplanations imports) : IOwnOperations
{
    public IEnumerable<OwnOperation> Operations =>
    [
        new("ExplainImport", "POST", "explain/import", ExplainImportAsync),
        new("DescribeTraining", "GET", "solution-versions/progress", DescribeTrainingAsync),
    ];

    private async Task ExplainImportAsync(AwsCall call, CancellationToken stop)
    {
        var request = await call.ReadAsync<ExplainImportRequest>(stop);
        call.Demand("usher:ExplainImport", request.DatasetImportJobArn);
        await call.AnswerAsync(await imports.ExplainAsync(request.DatasetImportJobArn, stop), stop);
    }

    private Task DescribeTrainingAsync(AwsCall call, CancellationToken stop)
    {
        var arn = call.Parameter("arn", "arn:aws:personalize:REGION:ACCOUNT:solution/NAME/ID");
        call.Demand("usher:DescribeTraining", arn);
        return call.AnswerAsync(trainings.Describe(arn), stop);
    }
}
