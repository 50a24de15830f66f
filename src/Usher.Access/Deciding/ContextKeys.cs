namespace Usher.Access.Deciding;

/// <summary>The condition keys that a request brings, with their values. Names are compared without case.</summary>
public sealed class ContextKeys
{
    private readonly Lazy<Dictionary<string, IReadOnlyList<string>>> _values;

    private ContextKeys(Func<IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>> keys) => _values = new(() => Collect(keys()), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>No key at all.</summary>
    public static ContextKeys None { get; } = new(() => []);

    /// <summary>The names that came.</summary>
    public IReadOnlyCollection<string> Names => _values.Value.Keys;

    /// <summary>Many keys at once, without a copy for each; of keys with the same name the last one counts.</summary>
    public static ContextKeys Of(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> keys)
    {
        var collected = Collect(keys);
        return new(() => collected);
    }

    /// <summary>Keys that are gathered when a policy asks for one of them, which most requests never come to.</summary>
    public static ContextKeys Later(Func<IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>> keys) => new(keys);

    /// <summary>The values of a key; null where it did not come.</summary>
    public IReadOnlyList<string>? Find(string name) => _values.Value.GetValueOrDefault(name);

    /// <summary>The same keys and one more; a key that was there is replaced.</summary>
    public ContextKeys With(string name, params IReadOnlyList<string> values) => new(() => _values.Value.Append(new(name, values)));

    /// <summary>The same keys and others; of keys with the same name the other's counts.</summary>
    public ContextKeys With(ContextKeys others) => new(() => _values.Value.Concat(others._values.Value));

    private static Dictionary<string, IReadOnlyList<string>> Collect(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> keys)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in keys)
            all[name] = values;
        return all;
    }
}
