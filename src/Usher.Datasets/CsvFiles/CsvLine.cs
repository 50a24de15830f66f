using System.Text;

namespace Usher.Datasets.CsvFiles;

/// <summary>Splits one line into its cells (RFC 4180, without line breaks in a cell): a header, a film, or a row to be shown to someone. DuckDB reads the data.</summary>
internal static class CsvLine
{
    /// <summary>The cells, without the quotes around them; of a line that is not well formed, as good as can be.</summary>
    public static IReadOnlyList<string> Split(string line) => Split(line, out _);

    /// <summary>The cells, without the quotes around them.</summary>
    /// <param name="line">Without its line end.</param>
    /// <param name="isWellFormed">False when a quote is never closed, or text follows a closing one.</param>
    public static IReadOnlyList<string> Split(string line, out bool isWellFormed)
    {
        isWellFormed = true;
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (isQuoted, wasQuoted) = (false, false);                   // within quotes; behind closing ones
        for (var i = 0; i < line.Length; i++)
        {
            var isDoubled = line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"';
            switch (line[i])
            {
                case '"' when isQuoted && isDoubled:
                    cell.Append('"');
                    i++;
                    break;
                case '"' when isQuoted:
                    (isQuoted, wasQuoted) = (false, true);
                    break;
                case '"' when cell.Length == 0 && !wasQuoted:
                    isQuoted = true;
                    break;
                case ',' when !isQuoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    wasQuoted = false;
                    break;
                default:
                    cell.Append(line[i]);
                    isWellFormed &= !wasQuoted;
                    break;
            }
        }

        cells.Add(cell.ToString());
        isWellFormed &= !isQuoted;
        return cells;
    }
}
