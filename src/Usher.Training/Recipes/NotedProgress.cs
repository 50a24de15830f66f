using Usher.Ranking.Jobs;

namespace Usher.Training.Recipes;

/// <summary>Passes progress on with a note after the phase: "training aws-hrnn, seed 2 of 5".</summary>
internal sealed class NotedProgress : IProgress<ProgressMessage>
{
    private readonly IProgress<ProgressMessage> _next;
    private readonly string _note;

    private NotedProgress(IProgress<ProgressMessage> next, string note) => (_next, _note) = (next, note);

    /// <summary>Adds a note. Returns <paramref name="next"/> itself for an empty note or for null.</summary>
    public static IProgress<ProgressMessage>? Of(IProgress<ProgressMessage>? next, string note) =>
        next is null || note.Length == 0 ? next : new NotedProgress(next, note);

    public void Report(ProgressMessage value) => _next.Report(value with { Phase = $"{value.Phase}, {_note}" });
}
