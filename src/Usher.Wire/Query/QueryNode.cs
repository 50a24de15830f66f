namespace Usher.Wire.Query;

/// <summary>A parameter and those below it: <c>Tags.member.1.Key</c> is four nodes deep.</summary>
internal sealed class QueryNode
{
    private Dictionary<string, QueryNode>? _children;

    public string? Value { get; set; }

    public QueryNode? Find(string name) => _children?.GetValueOrDefault(name);

    public QueryNode Child(ReadOnlySpan<char> name)
    {
        _children ??= new(StringComparer.Ordinal);
        var children = _children.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!children.TryGetValue(name, out var child))
            children[name] = child = new();
        return child;
    }

    /// <summary>The children whose names are numbers from 1, in their order; gaps are closed, as AWS closes them.</summary>
    public IEnumerable<QueryNode> Numbered() =>
        (_children ?? [])
            .Select(child => (Number: int.TryParse(child.Key, System.Globalization.NumberStyles.None, null, out var number) ? number : 0, Node: child.Value))
            .Where(child => child.Number > 0)
            .OrderBy(child => child.Number)
            .Select(child => child.Node);
}
