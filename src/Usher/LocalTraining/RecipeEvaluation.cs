using Usher.CommandLine;
using Usher.Ranking.Jobs;
using Usher.Ranking.Reports;
using Usher.Rendering;

namespace Usher.LocalTraining;

/// <summary>Files in, a report out.</summary>
internal sealed class RecipeEvaluation(CommandContext context, ITrainingView view)
{
    public async Task<EvaluationReport> RunAsync(DatasetRequest request, TrainingJob job, CancellationToken stop)
    {
        context.Trainer.EnsureFound();
        var dataset = DatasetReader.Read(request, context, stop);
        return await view.ShowAsync(progress => context.Trainer.RunAsync(job, dataset.Set, progress, TakeReport, stop));
    }

    private static EvaluationReport TakeReport(string output, DoneMessage done) =>
        EvaluationReport.FromJson(File.ReadAllText(Path.Combine(output, EvaluationReport.FileName)));
}
