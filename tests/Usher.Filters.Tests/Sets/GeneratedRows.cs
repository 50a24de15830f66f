using System.Globalization;
using Usher.Datasets;
using Usher.Datasets.Rows;
using Usher.Datasets.Schemas;

namespace Usher.Filters.Tests.Sets;

/// <summary>Rows with a column of each kind, with few different values, so that conditions meet some, and with missing values.</summary>
internal static class GeneratedRows
{
    public static readonly string[] Genres = ["Drama", "Comedy", "drama", "Film-Noir", "a \"b\", c", "恐怖", "", "Sci-Fi"];
    public static readonly string[] Wholes = ["0", "1", "-1", "7", "1979", "2147483648", "-9223372036854775808", "9223372036854775807", "9007199254740993"];
    public static readonly string[] Reals = ["0.1", "0.5", "-2.75", "7", "1e300", "3.4028235e38", "-0", "16777217", "0.30000000000000004"];

    public static readonly Schema Schema = Schema.Parse("""
        {"type": "record", "name": "Items", "fields": [
            {"name": "ITEM_ID", "type": "string"},
            {"name": "GENRES", "type": ["null", "string"], "categorical": true},
            {"name": "STUDIO", "type": ["null", "string"]},
            {"name": "YEAR", "type": ["null", "int"]},
            {"name": "VIEWS", "type": ["null", "long"]},
            {"name": "SMALL", "type": ["null", "long"]},
            {"name": "PRICE", "type": ["null", "float"]},
            {"name": "WEIGHT", "type": ["null", "double"]}]}
        """);

    public static DatasetRows Make(int count, Random random)
    {
        var part = Path.Combine(Path.GetTempPath(), $"usher-{Guid.NewGuid():N}.parquet");
        try
        {
            PartWriter.Write(Schema, Enumerable.Range(0, count).Select(row => Cells(row, random)), part, CancellationToken.None);
            return DatasetRows.Read([part], Schema, CancellationToken.None);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static object?[] Cells(int row, Random random) =>
    [
        $"i{row}",
        OrNull(random, () => string.Join('|', Enumerable.Range(0, random.Next(1, 4)).Select(_ => One(random, Genres)))),
        OrNull(random, () => One(random, Genres)),
        OrNull(random, () => (long)random.Next(1977, 1982)),
        OrNull(random, () => long.Parse(One(random, Wholes), CultureInfo.InvariantCulture)),
        OrNull(random, () => (long)random.Next(-1, 3)),
        OrNull(random, () => (double)(float)double.Parse(One(random, Reals), CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : 1),
        OrNull(random, () => double.Parse(One(random, Reals), CultureInfo.InvariantCulture)),
    ];

    private static object? OrNull(Random random, Func<object> cell) => random.Next(5) == 0 ? null : cell();

    public static T One<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
