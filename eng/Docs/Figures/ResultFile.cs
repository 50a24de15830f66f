using System.Text.RegularExpressions;

namespace Usher.Docs.Figures;

/// <summary>What one benchmark printed: Markdown with tables, and sentences with figures in them.</summary>
public sealed partial class ResultFile(string text)
{
    private readonly List<Table> _tables = [.. TablesIn(text)];

    /// <summary>The cells of a column in the rows that the keys name, in the first table that has such rows.</summary>
    /// <param name="keys">
    /// Each is the next cell of a row from the left, or how it begins; or COLUMN=CELL anywhere in the row. An empty cell in the first column stands for the one above it.
    /// </param>
    /// <param name="column">The heading of the column, without the unit in brackets if it has one.</param>
    public IReadOnlyList<string> Cells(IReadOnlyList<string> keys, string column) => _tables
        .Select(table => table.Cells(keys, column))
        .FirstOrDefault(cells => cells.Count > 0) ?? [];

    /// <summary>The number for which '#' stands in a sentence; '?' stands for any other number, and a space for any white space.</summary>
    public IReadOnlyList<string> Numbers(string sentence)
    {
        var pattern = string.Join(@"\s+", sentence.Split(' ').Select(word => Regex.Escape(word).Replace(@"\#", @"(?<number>\d[\d,]*(?:\.\d+)?)").Replace(@"\?", @"\d[\d,]*(?:\.\d+)?")));
        return [.. Regex.Matches(text, pattern).Select(match => match.Groups["number"].Value)];
    }

    private static IEnumerable<Table> TablesIn(string text)
    {
        var lines = new List<string[]>();
        foreach (var line in text.Split('\n').Append(""))
        {
            if (line.StartsWith('|'))
            {
                lines.Add([.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())]);
            }
            else if (lines.Count > 0)
            {
                yield return new(lines[0], [.. CarriedDown(lines.Skip(2))]);
                lines.Clear();
            }
        }
    }

    private static IEnumerable<string[]> CarriedDown(IEnumerable<string[]> rows)
    {
        var first = "";
        foreach (var row in rows)
        {
            first = row[0].Length == 0 ? first : row[0];
            yield return [first, .. row[1..]];
        }
    }

    private sealed record Table(string[] Headings, IReadOnlyList<string[]> Rows)
    {
        public IReadOnlyList<string> Cells(IReadOnlyList<string> keys, string column)
        {
            var place = PlaceOf(column);
            if (place < 0)
                return [];

            // A cell that is the key wins over one that only begins with it: "REST recommend, cached" and "…, not cached".
            var exact = Rows.Where(row => Has(row, keys, (cell, key) => cell == key)).ToArray();
            var found = exact.Length > 0 ? exact : [.. Rows.Where(row => Has(row, keys, (cell, key) => cell.StartsWith(key, StringComparison.Ordinal)))];
            return [.. found.Where(row => place < row.Length && row[place].Length > 0).Select(row => row[place])];
        }

        private bool Has(string[] row, IReadOnlyList<string> keys, Func<string, string, bool> agrees)
        {
            var next = 0;
            foreach (var key in keys)
            {
                if (key.Split('=', 2) is [var column, var value] && PlaceOf(column) is >= 0 and var place)
                {
                    if (place >= row.Length || row[place] != value)
                        return false;
                }
                else if (next >= row.Length || !agrees(row[next++], key))
                {
                    return false;
                }
            }

            return true;
        }

        private int PlaceOf(string column)
        {
            var place = Array.IndexOf(Headings, column);
            return place >= 0 ? place : Array.FindIndex(Headings, heading => heading.StartsWith(column + " (", StringComparison.Ordinal));
        }
    }
}
