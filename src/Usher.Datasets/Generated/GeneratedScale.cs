using Usher.Datasets.CsvFiles;

namespace Usher.Datasets.Generated;

/// <summary>Interactions in any number, for load tests.</summary>
/// <remarks>They have the right shape and a long tail, but nothing to learn; <see cref="GeneratedCatalogue"/> is for learning.</remarks>
public static class GeneratedScale
{
    private const long Start = 1_704_067_200;                         // 2024-01-01
    private const long Year = 366L * 24 * 60 * 60;

    /// <summary>The interactions, oldest first, as they are drawn: none is kept in memory.</summary>
    /// <param name="options">Seed and sizes; the defaults where null.</param>
    /// <returns>User and item from 1 on, and seconds since 1970-01-01 UTC.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static IEnumerable<(long User, long Item, long Timestamp)> Interactions(GeneratedScaleOptions? options = null)
    {
        options ??= new();
        options.Check();
        return Draw(options);
    }

    /// <summary>Writes USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP, oldest first: about 35 bytes a row.</summary>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    /// <param name="options">Seed and sizes; the defaults where null.</param>
    /// <param name="cancellationToken">Stops between two rows and leaves nothing behind.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static void WriteInteractions(string path, GeneratedScaleOptions? options = null, CancellationToken cancellationToken = default)
    {
        var interactions = Interactions(options);
        using var file = new CsvFileWriter(path, "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP");
        foreach (var (user, item, timestamp) in interactions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Id(user).Id(item).Text(GeneratedCatalogue.EventType).Number(timestamp).EndRow();
        }

        file.Commit();
    }

    private static IEnumerable<(long User, long Item, long Timestamp)> Draw(GeneratedScaleOptions options)
    {
        var random = new Random(options.Seed);
        var secondsEach = Year / (double)options.Interactions;
        for (var row = 0L; row < options.Interactions; row++)
            yield return (Skewed(random, options.Users, 1), Skewed(random, options.Items, 2), Start + (long)(row * secondsEach));
    }

    // A power of an even draw: with 2 more factors, the first hundredth of the numbers gets a fifth of all rows.
    private static long Skewed(Random random, int count, int factors)
    {
        var draw = random.NextDouble();
        var place = draw;
        for (var factor = 0; factor < factors; factor++)
            place *= draw;
        return 1 + (long)(place * count);
    }
}
