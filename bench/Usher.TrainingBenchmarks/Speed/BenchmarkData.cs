using Usher.Datasets;
using Usher.Datasets.Generated;
using Usher.Datasets.MovieLens;
using Usher.Ranking.Histories;
using Usher.Ranking.Splits;

namespace Usher.TrainingBenchmarks.Speed;

/// <summary>The data of protocol A as usher evaluate would have it: 5-core, ties in order of the file.</summary>
internal static class BenchmarkData
{
    private const int Core = 5;

    /// <summary>The split, and what to call it.</summary>
    /// <param name="movieLens">An unpacked MovieLens folder; null for generated data of about the size of MovieLens 100K.</param>
    public static (Split Split, string Name) Load(string? movieLens)
    {
        var (set, name) = movieLens is null ? (GeneratedCatalogue.Create().ToTrainingSet(), "generated") : Read(MovieLensFolder.Open(movieLens));
        return (LeaveOneOut.Of(KCore.Apply(set, Core)), name);
    }

    private static (TrainingSet Set, string Name) Read(MovieLensFolder source)
    {
        var folder = Directory.CreateTempSubdirectory("usher-benchmark-");
        try
        {
            var csv = Path.Combine(folder.FullName, "interactions.csv");
            source.WriteInteractions(csv);
            return (CsvDataset.Load(new(csv), CancellationToken.None).Set, source.Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
