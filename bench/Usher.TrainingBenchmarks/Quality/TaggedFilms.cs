using System.Text;
using Usher.Datasets;
using Usher.Datasets.MovieLens;
using Usher.Ranking.Histories;

namespace Usher.TrainingBenchmarks.Quality;

/// <summary>MovieLens latest-small with its tags as descriptions: the only prose about items among the data sets at hand.</summary>
internal static class TaggedFilms
{
    private const string Schema =
        """
        {"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"}, {"name": "TITLE", "type": "string", "itemName": true},
         {"name": "GENRES", "type": ["null", "string"], "categorical": true}, {"name": "TAGS", "type": ["null", "string"], "textual": true}]}
        """;

    /// <summary>Reads the films with titles, genres and tags, and who watched them.</summary>
    /// <param name="folder">The unpacked folder.</param>
    public static TrainingSet Load(string folder)
    {
        var work = Directory.CreateTempSubdirectory("usher-benchmark-");
        try
        {
            string At(string name) => Path.Combine(work.FullName, name);
            MovieLensFolder.Open(folder).WriteInteractions(At("interactions.csv"));
            File.WriteAllText(At("items.json"), Schema);
            var tags = Rows(Path.Combine(folder, "tags.csv")).GroupBy(row => row[1]).ToDictionary(film => film.Key, film => string.Join(", ", film.Select(row => row[2].ToLowerInvariant()).Distinct()));
            var films = Rows(Path.Combine(folder, "movies.csv")).Select(row => $"{row[0]},{Quoted(row[1])},{(row[2].StartsWith('(') ? "" : row[2])},{Quoted(tags.GetValueOrDefault(row[0], ""))}");
            File.WriteAllLines(At("items.csv"), films.Prepend("ITEM_ID,TITLE,GENRES,TAGS"), new UTF8Encoding(false));
            return CsvDataset.Load(new(At("interactions.csv")) { Items = At("items.csv"), ItemsSchema = At("items.json") }, CancellationToken.None).Set;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static string Quoted(string text) => text.Length == 0 ? "" : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Without the header; a cell may be in quotes, and doubled quotes stand for one.
    private static IEnumerable<string[]> Rows(string file)
    {
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
            for (var at = 0; at < line.Length; at++)
            {
                if (line[at] == '"' && isQuoted && at + 1 < line.Length && line[at + 1] == '"')
                    cell.Append(line[at++]);
                else if (line[at] == '"')
                    isQuoted = !isQuoted;
                else if (line[at] == ',' && !isQuoted)
                    cells.Add(Take(cell));
                else
                    cell.Append(line[at]);
            }

            cells.Add(Take(cell));
            yield return [.. cells];
        }

        static string Take(StringBuilder cell)
        {
            var text = cell.ToString();
            cell.Clear();
            return text;
        }
    }
}
