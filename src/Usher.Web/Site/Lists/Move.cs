namespace Usher.Web.Site.Lists;

/// <summary>How the place of a film changed, compared with the previous list.</summary>
/// <param name="IsNew">Whether the previous list did not have it.</param>
/// <param name="Places">How many places it rose; negative where it fell.</param>
public readonly record struct Move(bool IsNew, int Places)
{
    public bool HasChanged => IsNew || Places != 0;

    /// <summary>Text for screen readers.</summary>
    public string Description => IsNew ? "new in this list" : $"{(Places > 0 ? "up" : "down")} {Math.Abs(Places)} {(Math.Abs(Places) == 1 ? "place" : "places")}";

    /// <summary>Compares two lists. A film that is no longer in the list does not count: the films after it keep their places.</summary>
    /// <param name="before">The previous list, best first.</param>
    /// <param name="after">The new list, best first.</param>
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
