namespace Usher.Access.Deciding;

/// <summary>The condition keys that a request brings, with their values. Names are compared without case.</summary>
public sealed class ContextKeys
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No key at all.</summary>
    public static ContextKeys None { get; } = new();

    /// <summary>The names that came.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>Many keys at once, without a copy for each; of keys with the same name the last one counts.</summary>
    public static ContextKeys Of(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> keys)
    {
        var all = new ContextKeys();
        foreach (var (name, values) in keys)
            all._values[name] = values;
        return all;
    }

    /// <summary>The values of a key; null where it did not come.</summary>
    public IReadOnlyList<string>? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>The same keys and one more; a key that was there is replaced.</summary>
    public ContextKeys With(string name, params IReadOnlyList<string> values)
    {
        var keys = Of(_values);
        keys._values[name] = values;
        return keys;
    }

    /// <summary>The same keys and others; of keys with the same name the other's counts.</summary>
    public ContextKeys With(ContextKeys others)
    {
        var keys = Of(_values);
        foreach (var (name, values) in others._values)
            keys._values[name] = values;
        return keys;
    }
}
