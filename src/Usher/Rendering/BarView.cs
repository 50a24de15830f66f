using Spectre.Console;
using Usher.Ranking.Jobs;

namespace Usher.Rendering;

/// <summary>
/// Shows a training in a terminal: a bar for the phase under way with loss, validation NDCG@10 and the time left.
/// A phase that is over leaves one line behind, the bar itself goes away.
/// </summary>
internal sealed class BarView(IAnsiConsole console) : ITrainingView
{
    public Task<TResult> ShowAsync<TResult>(Func<IProgress<TrainerMessage>, Task<TResult>> work) =>
        console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = new Bar(console, context.AddTask("starting", maxValue: 1));
                var result = await work(bar);
                bar.FinishPhase();
                return result;
            });

    private sealed class Bar(IAnsiConsole console, ProgressTask task) : IProgress<TrainerMessage>
    {
        private ProgressMessage? _last;

        public void Report(TrainerMessage value)
        {
            switch (value)
            {
                case ProgressMessage message:
                    Show(message);
                    break;
                case CandidateMessage candidate:
                    _last = null;                             // its line says all that the phase's would
                    Done(ProgressText.Line(candidate));
                    break;
            }
        }

        public void FinishPhase()
        {
            if (_last is { } last)
                Done(Join(last.Phase, ProgressText.Figures(last)));

            _last = null;
        }

        private void Show(ProgressMessage message)
        {
            if (_last?.Phase != message.Phase)
                FinishPhase();

            _last = message;
            task.Value = message.Fraction;
            task.Description = Markup.Escape(Join(message.Phase, ProgressText.Figures(message), ProgressText.TimeLeft(message)));
        }

        private void Done(string what) => console.MarkupLineInterpolated($"[green]done[/] {what}");

        private static string Join(params IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));
    }
}
