using System.Text;

namespace Usher.Datasets.MovieLens.Editions;

/// <summary>Takes one line of movies.csv apart (RFC 4180; no title has a line break in it).</summary>
internal static class CsvLine
{
    /// <summary>The fields, without the quotes around them.</summary>
    /// <returns>The fields; null when a quote is never closed, or text follows a closing one.</returns>
    public static List<string>? Split(string line)
    {
        var fields = new List<string>();
        for (var at = 0; ; at++)                                      // one turn a field; at ends on the comma behind it
        {
            if (at < line.Length && line[at] == '"')
            {
                if (Quoted(line, ref at) is not { } text || (at < line.Length && line[at] != ','))
                    return null;
                fields.Add(text);
            }
            else
            {
                var end = line.IndexOf(',', at);
                end = end < 0 ? line.Length : end;
                fields.Add(line[at..end]);
                at = end;
            }

            if (at >= line.Length)
                return fields;
        }
    }

    private static string? Quoted(string line, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                text.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                text.Append('"');
                at++;
            }
            else
            {
                at++;
                return text.ToString();
            }
        }

        return null;
    }
}
