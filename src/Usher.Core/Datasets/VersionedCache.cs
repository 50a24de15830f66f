namespace Usher.Core.Datasets;

/// <summary>Keeps what takes long to make until what it was made of changes, and lets go of what was not asked for longest.</summary>
/// <typeparam name="TOrigin">What it is made of: equal ones give equal values.</typeparam>
/// <typeparam name="TValue">What is made.</typeparam>
/// <param name="most">How many to keep.</param>
internal sealed class VersionedCache<TOrigin, TValue>(int most)
    where TOrigin : IEquatable<TOrigin>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _turn;

    /// <summary>The value of a key: the one that is kept if its origin is this one, else a new one. It is made once, however many wait for it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="origin">What it is made of now.</param>
    /// <param name="make">Makes it. It belongs to all who wait, so nobody's going away ends it.</param>
    public Task<TValue> GetAsync(string key, TOrigin origin, Func<Task<TValue>> make)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var entry) || entry.Value.IsFaulted || !entry.Origin.Equals(origin))
                _entries[key] = entry = new(origin, Task.Run(make));
            entry.Turn = ++_turn;
            if (_entries.Count > most)
                _entries.Remove(_entries.MinBy(one => one.Value.Turn).Key);
            return entry.Value;
        }
    }

    /// <summary>Makes a value anew in the background, one at a time, and keeps it in place of the old one, which is given out until then. Where the making fails, the old value stays.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The old value; where another one has replaced it already, nothing is done.</param>
    /// <param name="make">Makes it.</param>
    public void Refresh(string key, Task<TValue> value, Func<Task<TValue>> make)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var entry) && entry.Value == value && !entry.IsBeingRefreshed)
            {
                entry.IsBeingRefreshed = true;
                _ = Task.Run(make).ContinueWith(made => Replace(entry, made), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    private void Replace(Entry entry, Task<TValue> made)
    {
        lock (_lock)
        {
            entry.IsBeingRefreshed = false;
            if (made.IsCompletedSuccessfully)
                entry.Value = made;
        }
    }

    private sealed class Entry(TOrigin origin, Task<TValue> value)
    {
        public TOrigin Origin => origin;

        public Task<TValue> Value { get; set; } = value;

        public long Turn { get; set; }

        public bool IsBeingRefreshed { get; set; }
    }
}
