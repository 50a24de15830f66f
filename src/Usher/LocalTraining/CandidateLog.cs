using Usher.Ranking.Jobs;

namespace Usher.LocalTraining;

/// <summary>Passes messages of the trainer on to the screen, and keeps the candidates among them.</summary>
internal sealed class CandidateLog(IProgress<TrainerMessage> next) : IProgress<TrainerMessage>
{
    private readonly List<CandidateMessage> _candidates = [];

    public IReadOnlyList<CandidateMessage> Candidates => _candidates;

    public void Report(TrainerMessage value)
    {
        if (value is CandidateMessage candidate)
            _candidates.Add(candidate);

        next.Report(value);
    }
}
