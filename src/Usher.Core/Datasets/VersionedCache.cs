namespace Usher.Core.Datasets;

/// <summary>A cache whose entries stay valid until their origin changes. When it is full, it removes the least recently used entry.</summary>
/// <typeparam name="TOrigin">What a value is computed from: equal origins give equal values.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <param name="maxEntries">How many entries the cache keeps.</param>
internal sealed class VersionedCache<TOrigin, TValue>(int maxEntries)
    where TOrigin : IEquatable<TOrigin>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _turn;

    /// <summary>Gives the cached value of a key if its origin is the given one, else creates a new one. Callers that wait for the same value share one creation.</summary>
    /// <param name="key">The key.</param>
    /// <param name="origin">The origin of the value now.</param>
    /// <param name="make">Creates the value. It takes no cancellation token, because several callers may wait for the result.</param>
    public Task<TValue> GetAsync(string key, TOrigin origin, Func<Task<TValue>> make)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var entry) || entry.Value.IsFaulted || !entry.Origin.Equals(origin))
                _entries[key] = entry = new(origin, Task.Run(make));
            entry.Turn = ++_turn;
            if (_entries.Count > maxEntries)
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
