namespace Usher.Architecture.Tests.Folders;

/// <summary>Which folders of a room use which. A folder is the first part of a type's namespace below that of the room; types in the room's own namespace are in <see cref="Root"/>.</summary>
/// <param name="Room">The namespace of the room, such as Usher.Core.</param>
/// <param name="Uses">For each pair of folders, the types that make the first use the second, as "From uses To".</param>
internal sealed record FolderGraph(string Room, IReadOnlyDictionary<(string From, string To), IReadOnlyList<string>> Uses)
{
    /// <summary>What stands for the folder of the types in the room's own namespace.</summary>
    public const string Root = "(the project's root)";

    private const int MaxTypesNamed = 5;

    public static FolderGraph Of(string room, IEnumerable<(string From, string To)> references) => new(
        room,
        references
            .Select(pair => (Folders: (From: FolderOf(room, pair.From), To: FolderOf(room, pair.To)), Words: $"{ShortName(pair.From)} uses {ShortName(pair.To)}"))
            .Where(use => use.Folders is { From: not null, To: not null } && use.Folders.From != use.Folders.To)
            .GroupBy(use => (use.Folders.From!, use.Folders.To!), use => use.Words)
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Distinct().Order(StringComparer.Ordinal)]));

    /// <summary>A cycle with as few folders as any: each uses the next, and the last the first. Empty when no folder comes back to itself.</summary>
    public IReadOnlyList<string> SmallestCycle() => Uses.Keys.Select(use => use.From).Distinct().Order(StringComparer.Ordinal)
        .Select(WayBack)
        .Where(cycle => cycle.Count > 0)
        .MinBy(cycle => cycle.Count) ?? [];

    /// <summary>What is wrong, and what to do about it; null when folders are free of cycles.</summary>
    public string? Fault()
    {
        var cycle = SmallestCycle();
        if (cycle.Count == 0)
            return null;

        var uses = cycle.Zip([.. cycle.Skip(1), cycle[0]]).Select(pair => $"  {pair.First} -> {pair.Second}: {Named(Uses[pair])}");
        var advice = cycle.Contains(Root)
            ? "Types in the project's root may use folders, and folders may not use them: move what the folders use into a folder."
            : "Decide which of them is below. Move the facts that both need (records, ids, small rules) down into it or into a folder of their own, and leave the operations above.";
        return $"{Room}: these folders refer to each other in a cycle, so that none can be read or changed without the others.\n{string.Join('\n', uses)}\n  {advice}";
    }

    // The shortest way from a folder to itself, found by width.
    private List<string> WayBack(string start)
    {
        var cameFrom = new Dictionary<string, string>();
        var waiting = new Queue<string>([start]);
        while (waiting.TryDequeue(out var folder))
        {
            foreach (var (_, next) in Uses.Keys.Where(use => use.From == folder).OrderBy(use => use.To, StringComparer.Ordinal))
            {
                if (next == start)
                    return Path(folder, cameFrom);
                if (cameFrom.TryAdd(next, folder))
                    waiting.Enqueue(next);
            }
        }

        return [];
    }

    private static List<string> Path(string last, Dictionary<string, string> cameFrom)
    {
        List<string> path = [last];
        while (cameFrom.TryGetValue(path[0], out var previous))
            path.Insert(0, previous);
        return path;
    }

    private static string Named(IReadOnlyList<string> uses) =>
        string.Join("; ", uses.Take(MaxTypesNamed)) + (uses.Count > MaxTypesNamed ? $"; and {uses.Count - MaxTypesNamed} more" : "");

    // Null for what the compiler and source generators put into namespaces of their own.
    private static string? FolderOf(string room, string type)
    {
        if (!type.StartsWith(room + ".", StringComparison.Ordinal))
            return null;

        var below = type[(room.Length + 1)..];
        return below.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? below[..dot] : Root;
    }

    // Usher.Core.Jobs.Latest`2: Latest
    private static string ShortName(string type) => type[(type.LastIndexOf('.') + 1)..].Split('`')[0];
}
