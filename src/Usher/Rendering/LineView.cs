using Usher.Ranking.Jobs;

namespace Usher.Rendering;

/// <summary>Shows a training as lines, for a log or a pipe: one for each phase, each pass over the data and each tenth of the way.</summary>
internal sealed class LineView(TextWriter output) : ITrainingView, IProgress<TrainerMessage>
{
    private (string Phase, int Epoch, int Tenth) _shown = ("", -1, -1);

    public Task<TResult> ShowAsync<TResult>(Func<IProgress<TrainerMessage>, Task<TResult>> work) => work(this);

    public void Report(TrainerMessage value)
    {
        switch (value)
        {
            case ProgressMessage message when IsNews(message):
                output.WriteLine(ProgressText.Line(message));
                break;
            case CandidateMessage candidate:
                output.WriteLine(ProgressText.Line(candidate));
                break;
        }
    }

    private bool IsNews(ProgressMessage message)
    {
        var now = (message.Phase, message.Epoch, Tenth: message.Epoch > 0 ? 0 : (int)(message.Fraction * 10));
        var isNews = now != _shown;
        _shown = now;
        return isNews;
    }
}
