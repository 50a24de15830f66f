namespace Usher.Ranking.Recipes;

/// <summary>Guesses which name was meant by one that does not exist.</summary>
internal static class NearestName
{
    /// <summary>" Did you mean 'x'?", or nothing when no name is near.</summary>
    public static string Hint(string wrong, IReadOnlyList<string> names) => Find(wrong, names) is { } name ? $" Did you mean '{name}'?" : "";

    /// <summary>The name that needs the fewest changed letters, or null when even that one would be more than half new.</summary>
    private static string? Find(string wrong, IReadOnlyList<string> names)
    {
        // Someone who forgets the prefix, or writes only the middle of a name, is nearer than any count of letters tells.
        var holding = names.Where(name => wrong.Length >= 3 && name.Contains(wrong, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (holding.Length > 0)
            return holding.MinBy(name => name.Length);

        var nearest = names.MinBy(name => Distance(wrong, name));
        return nearest is not null && Distance(wrong, nearest) <= nearest.Length / 2 ? nearest : null;
    }

    /// <summary>Levenshtein's distance, without regard to case: letters to insert, delete or replace.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var change = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
