using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Jobs;

/// <summary>Trains one model to keep and writes its folder.</summary>
/// <param name="job">What to train.</param>
/// <param name="contenders">Finds what the job names.</param>
/// <param name="run">Seed, progress, threads and a way to stop.</param>
/// <param name="clock">Dates the model.</param>
internal sealed class ModelRun(TrainingJob job, Contenders contenders, TrainingRun run, TimeProvider clock)
{
    public DoneMessage Run(TrainingSet set, string output)
    {
        var split = Shipping.Of(set);
        var model = contenders.Of(job, set).Train(split, run);
        throw new NotImplementedException($"{clock} {output} {model}");
    }
}
