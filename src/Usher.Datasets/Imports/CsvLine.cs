using System.Text;

namespace Usher.Datasets.Imports;

/// <summary>Splits one line into its cells: the header, or a row to be shown to someone. DuckDB reads the data.</summary>
internal static class CsvLine
{
    public static IReadOnlyList<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var next = i + 1 < line.Length ? line[i + 1] : '\0';
            switch (line[i])
            {
                case '"' when !quoted && cell.Length == 0:
                    quoted = true;
                    break;
                case '"' when quoted && next == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"' when quoted:
                    quoted = false;
                    break;
                case ',' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                default:
                    cell.Append(line[i]);
                    break;
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
