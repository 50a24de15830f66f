using System.Globalization;
using System.IO.Compression;
using Usher.Contracts;
using Usher.Ranking.Histories;

namespace Usher.Ranking.Tests.Splits;

/// <summary>Reads rating files as they lie beside the project, so that these tests need no other room.</summary>
internal static class MovieLens
{
    public static TrainingSet Read100K()
    {
        using var lines = File.OpenText(SharedData.FileOrSkip("ml-100k", "u.data"));
        return Read(lines, "\t");
    }

    public static TrainingSet Read1M()
    {
        using var file = File.OpenRead(SharedData.FileOrSkip("ml-1m", "ratings.dat.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return Read(lines, "::");
    }

    private static TrainingSet Read(StreamReader lines, string separator)
    {
        var users = new SortedDictionary<int, List<(string Item, long Time)>>();
        while (lines.ReadLine() is { } line)
        {
            var words = line.Split(separator);
            var user = int.Parse(words[0], CultureInfo.InvariantCulture);
            if (!users.TryGetValue(user, out var events))
                users.Add(user, events = []);

            events.Add((words[1], long.Parse(words[3], CultureInfo.InvariantCulture)));
        }

        // OrderBy is stable: events of equal time stay in the order of the file.
        return Sets.Of([.. users.Select(user => ($"{user.Key}", (IReadOnlyList<(string, long)>)[.. user.Value.OrderBy(one => one.Time)]))]);
    }
}
