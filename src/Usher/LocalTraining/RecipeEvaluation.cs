using Usher.CommandLine;
using Usher.Ranking.Jobs;
using Usher.Ranking.Reports;
using Usher.Rendering;

namespace Usher.LocalTraining;

/// <summary>Measures a recipe on files.</summary>
internal sealed class RecipeEvaluation(CommandContext context, ITrainingView view)
{
    public async Task<EvaluationReport> RunAsync(TrainingInput input, TrainingJob job, CancellationToken stop)
    {
        context.Trainer.EnsureFound();
        var dataset = DatasetReader.Read(input, context, stop);
        return await view.ShowAsync(progress => context.Trainer.RunAsync(job, dataset.Set, progress, TakeReport, stop));
    }

    private static EvaluationReport TakeReport(string output, DoneMessage done) =>
        EvaluationReport.FromJson(File.ReadAllText(Path.Combine(output, EvaluationReport.FileName)));
}
