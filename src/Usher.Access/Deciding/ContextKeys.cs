namespace Usher.Access.Deciding;

/// <summary>The condition keys that a request brings, with their values. Names are compared without case.</summary>
public sealed class ContextKeys
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No key at all.</summary>
    public static ContextKeys None { get; } = new();

    /// <summary>The names that came.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>The values of a key; null where it did not come.</summary>
    public IReadOnlyList<string>? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>The same keys and one more; a key that was there is replaced.</summary>
    public ContextKeys With(string name, params IReadOnlyList<string> values)
    {
        var keys = new ContextKeys();
        foreach (var (known, its) in _values)
            keys._values[known] = its;
        keys._values[name] = values;
        return keys;
    }
}
