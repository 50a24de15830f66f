using Usher.CommandLine;
using Usher.Datasets;
using Usher.Models;
using Usher.Ranking.Jobs;
using Usher.Ranking.ModelFolders;
using Usher.Rendering;

namespace Usher.LocalTraining;

/// <summary>Trains a model on files and writes it to a folder.</summary>
internal sealed class ModelTraining(CommandContext context, ITrainingView view)
{
    /// <summary>Reads the data, trains, and moves the model to its place with everything that 'usher recommend' needs.</summary>
    public async Task<TrainingSummary> RunAsync(TrainingInput input, TrainingJob job, string folder, CancellationToken cancellationToken)
    {
        ModelFolder.CheckPlace(folder);
        context.Trainer.EnsureFound();
        return await RunAsync(DatasetReader.Read(input, context, cancellationToken), job, folder, cancellationToken);
    }

    private Task<TrainingSummary> RunAsync(LoadedDataset dataset, TrainingJob job, string folder, CancellationToken cancellationToken) =>
        view.ShowAsync(async progress =>
        {
            var log = new CandidateLog(progress);
            var done = await context.Trainer.RunAsync(job, dataset.Set, log, TakeModel, cancellationToken);
            return new TrainingSummary(done.BestRecipe ?? job.Recipe ?? "a model", done.TrainSeconds, log.Candidates) { Verdict = done.Verdict };

            DoneMessage TakeModel(string output, DoneMessage done)
            {
                ModelFolder.AddTitles(output, dataset.Titles);
                ModelFolder.Move(output, folder);
                return done;
            }
        });
}
