using Usher.Ranking.Jobs;

namespace Usher.Training.Tests.ModelSelection;

/// <summary>Keeps what was told.</summary>
internal sealed class Messages : IProgress<TrainerMessage>, IProgress<ProgressMessage>
{
    public List<TrainerMessage> All { get; } = [];

    public IReadOnlyList<CandidateMessage> Candidates => [.. All.OfType<CandidateMessage>()];

    public void Report(TrainerMessage value) => All.Add(value);

    public void Report(ProgressMessage value) => All.Add(value);
}
