using System.Globalization;
using Usher.ServerBenchmarks.Service;

namespace Usher.ServerBenchmarks.Faults;

/// <summary>What has come of all rounds so far. For many threads.</summary>
/// <param name="wanted">How many kills there shall be.</param>
internal sealed class Tally(int wanted)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _kills = [];
    private readonly List<string> _notStarted = [];
    private readonly List<string> _lost = [];
    private readonly Dictionary<string, int> _acknowledged = [];
    private int _begun;
    private int _folders;
    private int _checkedStarts;

    public bool IsClean => _notStarted.Count == 0 && _lost.Count == 0;

    /// <summary>Whether one more kill is to be done.</summary>
    public bool TryBegin() => Interlocked.Increment(ref _begun) <= wanted;

    /// <summary>A round in which the server had stopped by itself before it was killed does not count.</summary>
    public void GiveBack() => Interlocked.Decrement(ref _begun);

    public void Killed(string phase) => Change(() => _kills[phase] = _kills.GetValueOrDefault(phase) + 1);

    public void FolderBegan() => Change(() => _folders++);

    public void Started() => Change(() => _checkedStarts++);

    /// <summary>What a client was told in the life of a folder, by kind.</summary>
    public void Acknowledged(IReadOnlyDictionary<string, int> changes) => Change(() =>
    {
        foreach (var (kind, count) in changes)
            _acknowledged[kind] = _acknowledged.GetValueOrDefault(kind) + count;
    });

    public void DidNotStart(string what) => Change(() => Tell(_notStarted, what));

    public void Lost(IEnumerable<string> what) => Change(() =>
    {
        foreach (var one in what)
            Tell(_lost, one);
    });

    public void Print(TimeSpan took)
    {
        var kills = _kills.Values.Sum();
        Figures.Table("", "");
        Figures.Row("rounds, each ended by kill -9", Text(kills));
        foreach (var phase in _kills.OrderBy(phase => phase.Key, StringComparer.Ordinal))
            Figures.Row($"killed in the {phase.Key}", Text(phase.Value));
        Figures.Row("data folders, each begun empty", Text(_folders));
        Figures.Row("starts after which everything new was looked at", Text(_checkedStarts));
        Figures.Row("acknowledged changes", Text(_acknowledged.Values.Sum()));
        foreach (var (kind, count) in _acknowledged.OrderBy(kind => kind.Key, StringComparer.Ordinal))
            Figures.Row($"of kind {kind}", Text(count));
        Figures.Row("folders that did not start", Text(_notStarted.Count));
        Figures.Row("changes lost", Text(_lost.Count));
        Figures.Row("seconds a round", (took.TotalSeconds / Math.Max(1, kills)).ToString("0.00", CultureInfo.InvariantCulture));
        foreach (var fault in _notStarted.Concat(_lost))
            Console.WriteLine($"\n- {fault}");
    }

    private void Change(Action change)
    {
        lock (_lock)
            change();
    }

    private static void Tell(List<string> list, string what)
    {
        list.Add(what);
        Console.Error.WriteLine(what);
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
