namespace Usher.ServerBenchmarks.Faults;

/// <summary>What a client was told: for each thing its acknowledged value, and the values that were asked for since and not acknowledged.</summary>
/// <remarks>A change that was under way when the server was killed may be there or not; one that was acknowledged has to be. A thing has one writer at a time.</remarks>
internal sealed class Journal
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>How many changes were acknowledged, by the kind of the things.</summary>
    public Dictionary<string, int> Acknowledged { get; } = [];

    /// <summary>A value that is asked for now; null asks for a deletion.</summary>
    public void Begin(string thing, string? value)
    {
        lock (_lock)
        {
            var entry = _entries.TryGetValue(thing, out var known) ? known : _entries[thing] = new();
            entry.UnderWay.Add(value);
            entry.IsChecked = false;
        }
    }

    /// <summary>The last value that was asked for was acknowledged.</summary>
    public void Acknowledge(string thing)
    {
        lock (_lock)
        {
            var entry = _entries[thing];
            entry.Value = entry.UnderWay[^1];
            entry.UnderWay.Clear();
            var kind = thing.Split('/')[0];
            Acknowledged[kind] = Acknowledged.GetValueOrDefault(kind) + 1;
        }
    }

    /// <summary>The acknowledged value; null where there is none.</summary>
    public string? ValueOf(string thing)
    {
        lock (_lock)
            return _entries.GetValueOrDefault(thing)?.Value;
    }

    /// <summary>The things of a kind that were acknowledged, and whose next change is not under way.</summary>
    public IReadOnlyList<string> Of(string kind)
    {
        lock (_lock)
            return [.. _entries.Where(entry => entry.Key.StartsWith(kind + "/", StringComparison.Ordinal) && entry.Value is { Value: not null, UnderWay.Count: 0 }).Select(entry => entry.Key)];
    }

    /// <summary>What is to be looked at after a start: all that has changed since it was looked at, and some of the rest.</summary>
    public IReadOnlyList<string> ToCheck(Random random, int others)
    {
        lock (_lock)
        {
            string[] changed = [.. _entries.Where(entry => !entry.Value.IsChecked).Select(entry => entry.Key)];
            string[] rest = [.. _entries.Where(entry => entry.Value.IsChecked).Select(entry => entry.Key)];
            random.Shuffle(rest);
            return [.. changed, .. rest.Take(others)];
        }
    }

    /// <summary>Compares what was found with what was told, and takes what was found for acknowledged from now on: nobody changes it but this client.</summary>
    /// <returns>What was lost or appeared out of nothing; null if all is well.</returns>
    public string? Check(string thing, string? found)
    {
        lock (_lock)
        {
            var entry = _entries[thing];
            var isRight = found == entry.Value || entry.UnderWay.Contains(found);
            var told = $"{thing} is {found ?? "not there"}; acknowledged was {entry.Value ?? "its absence"}{(entry.UnderWay.Count > 0 ? $", under way {string.Join(", ", entry.UnderWay.Select(value => value ?? "a deletion"))}" : "")}";
            entry.Value = found;
            entry.UnderWay.Clear();
            entry.IsChecked = true;
            return isRight ? null : told;
        }
    }

    private sealed class Entry
    {
        public string? Value { get; set; }

        public List<string?> UnderWay { get; } = [];

        public bool IsChecked { get; set; }
    }
}
