using Usher.CommandLine;
using Usher.Ranking.Jobs;
using Usher.Ranking.Reports;
using Usher.Rendering;

namespace Usher.LocalTraining;

/// <summary>Measures a recipe on files.</summary>
internal sealed class RecipeEvaluation(CommandContext context, ITrainingView view)
{
    public async Task<EvaluationReport> RunAsync(TrainingInput input, TrainingJob job, CancellationToken cancellationToken)
    {
        context.Trainer.EnsureFound();
        var dataset = DatasetReader.Read(input, context, cancellationToken);
        return await view.ShowAsync(progress => context.Trainer.RunAsync(job, dataset.Set, progress, TakeReport, cancellationToken));
    }

    private static EvaluationReport TakeReport(string output, DoneMessage done) =>
        EvaluationReport.FromJson(File.ReadAllText(Path.Combine(output, EvaluationReport.FileName)));
}
