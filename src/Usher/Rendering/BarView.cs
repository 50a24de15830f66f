using Spectre.Console;
using Usher.Ranking.Jobs;

namespace Usher.Rendering;

/// <summary>Shows a training in a terminal: a bar for the phase under way with loss, validation NDCG@10 and the time left.</summary>
internal sealed class BarView(IAnsiConsole console) : ITrainingView
{
    public Task<TResult> ShowAsync<TResult>(Func<IProgress<TrainerMessage>, Task<TResult>> work) =>
        console.Progress()
            .AutoClear(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = 24 },
                new PercentageColumn(),
                new SpinnerColumn(Spinner.Known.Dots))
            .StartAsync(context => work(new Bars(context)));

    private sealed class Bars(ProgressContext context) : IProgress<TrainerMessage>
    {
        private ProgressTask? _bar;
        private string _phase = "";

        public void Report(TrainerMessage value)
        {
            if (value is not ProgressMessage message)
                return;

            if (_bar is null || message.Phase != _phase)
            {
                Finish();
                _phase = message.Phase;
                _bar = context.AddTask(Markup.Escape(_phase), maxValue: 1);
            }

            _bar.Value = message.Fraction;
            _bar.Description = Describe(message);
        }

        private void Finish()
        {
            if (_bar is null)
                return;

            _bar.Value = 1;
            _bar.StopTask();
        }

        private static string Describe(ProgressMessage message) =>
            Markup.Escape(string.Join(", ", new[] { message.Phase, ProgressText.Figures(message), ProgressText.TimeLeft(message) }.Where(part => part.Length > 0)));
    }
}
