using Spectre.Console;
using Usher.Rendering;

namespace Usher.Demo;

/// <summary>Numbers the steps of the demo and says how long each took.</summary>
internal sealed class Steps(IAnsiConsole screen, TimeProvider clock)
{
    private int _number;

    public async Task<TResult> RunAsync<TResult>(string title, Func<Task<TResult>> work, Func<TResult, string> outcome, string? elsewhere = null)
    {
        screen.WriteLine();
        screen.MarkupLineInterpolated($"[bold]{++_number}. {title}[/]");
        var began = clock.GetTimestamp();
        var result = await work();
        var took = Durations.InWords(clock.GetElapsedTime(began));
        screen.MarkupLineInterpolated($"   {outcome(result)} [grey]({took}{(elsewhere is null ? "" : $"; on AWS {elsewhere}")})[/]");
        return result;
    }
}
