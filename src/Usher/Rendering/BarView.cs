using Spectre.Console;
using Usher.Ranking.Jobs;

namespace Usher.Rendering;

/// <summary>
/// Shows a training in a terminal: what is under way, and below it a bar with loss, validation NDCG@10 and the time left.
/// A phase that is over leaves one line behind, the bar itself goes away.
/// </summary>
internal sealed class BarView(IAnsiConsole console) : ITrainingView
{
    public Task<TResult> ShowAsync<TResult>(Func<IProgress<TrainerMessage>, Task<TResult>> work)
    {
        var bar = new BarColumn();
        return console.Progress().AutoClear(true).Columns(bar).StartAsync(async context =>
        {
            context.AddTask("training");
            var log = new PhaseLog(console, bar);
            var result = await work(log);
            log.FinishPhase();
            return result;
        });
    }

    /// <summary>Writes a line for each phase and candidate that is finished, above the bar.</summary>
    private sealed class PhaseLog(IAnsiConsole console, BarColumn bar) : IProgress<TrainerMessage>
    {
        private ProgressMessage? _last;

        public void Report(TrainerMessage value)
        {
            switch (value)
            {
                case ProgressMessage message:
                    if (_last?.Phase != message.Phase)
                        FinishPhase();

                    bar.State = _last = message;
                    break;
                case CandidateMessage candidate:
                    _last = null;                             // its line says all that the phase's would
                    WriteDone(ProgressText.Line(candidate));
                    break;
            }
        }

        public void FinishPhase()
        {
            if (_last is { } last)
                WriteDone(ProgressText.Join(last.Phase, ProgressText.Figures(last)));

            _last = null;
        }

        private void WriteDone(string what) => console.MarkupLineInterpolated($"[green]done[/] {what}");
    }
}
