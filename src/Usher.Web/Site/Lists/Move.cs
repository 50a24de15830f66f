namespace Usher.Web.Site.Lists;

/// <summary>Where a film stands now, compared with the list before.</summary>
/// <param name="IsNew">Whether it was not in it.</param>
/// <param name="Places">How many places it rose, or fell where below 0.</param>
public readonly record struct Move(bool IsNew, int Places)
{
    /// <summary>Whether there is anything to tell.</summary>
    public bool HasChanged => IsNew || Places != 0;

    /// <summary>For who hears the page.</summary>
    public string Description => IsNew ? "new in this list" : $"{(Places > 0 ? "up" : "down")} {Math.Abs(Places)} {(Math.Abs(Places) == 1 ? "place" : "places")}";

    /// <summary>Compares lists. A film that has left makes room for those behind it, which is no move of theirs.</summary>
    /// <param name="before">The list as it was, best first.</param>
    /// <param name="after">The list as it is.</param>
    internal static IReadOnlyDictionary<string, Move> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var stayed = after.ToHashSet(StringComparer.Ordinal);
        var old = before.Where(stayed.Contains).Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
        var place = 0;
        var moves = new Dictionary<string, Move>(StringComparer.Ordinal);
        foreach (var id in after)
            moves[id] = old.TryGetValue(id, out var was) ? new(IsNew: false, was - place++) : new(IsNew: true, 0);
        return moves;
    }
}
