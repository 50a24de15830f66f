using System.Collections.Concurrent;
using Usher.Ranking.Jobs;

namespace Usher.Core.Training;

/// <summary>The trainings that run on this node, by the ARN of their solution version. Results that are kept are stored in the resource when a training is done.</summary>
public sealed class TrainingProgress
{
    private readonly ConcurrentDictionary<string, TrainingState> _states = new(StringComparer.Ordinal);

    /// <summary>The state of a training; null if none of that ARN runs here.</summary>
    public TrainingState? Find(string arn) => _states.GetValueOrDefault(arn);

    /// <summary>Begins a training with an empty state.</summary>
    internal IProgress<TrainerMessage> Begin(string arn)
    {
        _states[arn] = new();
        return new Ear(this, arn);
    }

    /// <summary>Removes a training that has ended.</summary>
    internal void End(string arn) => _states.TryRemove(arn, out _);

    // Not Progress<T>, which may pass messages on in another order.
    private sealed class Ear(TrainingProgress all, string arn) : IProgress<TrainerMessage>
    {
        public void Report(TrainerMessage value)
        {
            if (all._states.TryGetValue(arn, out var state))
                all._states[arn] = state.After(value);
        }
    }
}
