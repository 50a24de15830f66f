using Usher.Ranking.Jobs;

namespace Usher.Rendering;

/// <summary>Shows nothing: a script reads the result.</summary>
internal sealed class SilentView : ITrainingView, IProgress<TrainerMessage>
{
    public Task<TResult> ShowAsync<TResult>(Func<IProgress<TrainerMessage>, Task<TResult>> work) => work(this);

    public void Report(TrainerMessage value)
    {
    }
}
