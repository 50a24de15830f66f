using Usher.Ranking.Jobs;

namespace Usher.Rendering;

/// <summary>Shows a training while it runs.</summary>
internal interface ITrainingView
{
    /// <summary>Shows what the work reports until it is finished.</summary>
    Task<TResult> ShowAsync<TResult>(Func<IProgress<TrainerMessage>, Task<TResult>> work);
}
