using System.Text;

namespace Usher.Datasets.Matching;

/// <summary>A way in which two programs write the same id differently, and how to take the difference away.</summary>
/// <param name="Here">Makes of SQL for an id of the first dataset SQL for the id without the difference.</param>
/// <param name="There">The same for the second.</param>
/// <param name="Explain">Says it, given which dataset has the difference and how many ids match without it.</param>
internal sealed record IdSpelling(Func<string, string> Here, Func<string, string> There, Func<string, long, string> Explain)
{
    private static readonly IdSpelling[] OfEach =
    [
        Both(id => $"trim({id}, ' ' || chr(9) || chr(10) || chr(13) || chr(160))", (whose, count) => $"there are blanks around the ids of {whose}: without them {count:N0} match. Write the ids without."),
        Both(
            id => $"regexp_replace({id}, '[.]0+$', '')",
            (whose, count) => $"the ids of {whose} were written as floats: without the zeros behind the point {count:N0} match. Write them as whole numbers; pandas makes floats of a column with empty cells, astype('Int64') makes them whole again."),
        Both(id => $"regexp_replace({id}, '^0+(.)', '\\1')", (whose, count) => $"leading zeros were kept in {whose} and lost elsewhere: without them {count:N0} match. Write the ids as text in all files."),
        Both(id => $"lower({id})", (whose, count) => $"the ids of {whose} have capitals that others lack: without regard to case {count:N0} match. Write them alike in all files."),
    ];

    /// <summary>All ways to try.</summary>
    /// <param name="here">First and last id of the first dataset, in the order of bytes.</param>
    /// <param name="there">The same of the second.</param>
    public static IEnumerable<IdSpelling> All((string First, string Last) here, (string First, string Last) there)
    {
        var (prefix, other) = (PrefixOf(here), PrefixOf(there));
        return prefix == other
            ? OfEach
            : [.. OfEach, new(Without(prefix), Without(other), (whose, count) => $"the ids of {whose} have a prefix ({string.Join(" and ", new[] { prefix, other }.Where(one => one.Length > 0).Select(IdMatch.Shown))}): without it {count:N0} match. Write the ids alike in all files.")];
    }

    private static IdSpelling Both(Func<string, string> sql, Func<string, long, string> explain) => new(sql, sql, explain);

    private static Func<string, string> Without(string prefix) => prefix.Length == 0 ? id => id : id => $"substr({id}, {prefix.EnumerateRunes().Count() + 1})";

    // What all ids begin with, up to where it is no longer sure to be more than the beginning of numbers.
    private static string PrefixOf((string First, string Last) ids)
    {
        var common = new StringBuilder();
        foreach (var (one, other) in ids.First.EnumerateRunes().Zip(ids.Last.EnumerateRunes()))
        {
            if (one != other)
                break;
            common.Append(one);
        }

        return common.ToString().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
    }
}
