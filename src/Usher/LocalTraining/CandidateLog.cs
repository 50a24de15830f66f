using Usher.Ranking.Jobs;

namespace Usher.LocalTraining;

/// <summary>Keeps the candidates that pass by on their way to the screen.</summary>
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
