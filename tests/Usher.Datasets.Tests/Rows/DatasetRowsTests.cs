using System.Globalization;
using Usher.Datasets.Rows;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Tests.Rows;

public sealed class DatasetRowsTests : IDisposable
{
    private static readonly Schema Films = Schema.Parse("""
        {"type": "record", "name": "Items", "fields": [
            {"name": "ITEM_ID", "type": "string"},
            {"name": "TITLE", "type": ["null", "string"]},
            {"name": "GENRES", "type": ["null", "string"], "categorical": true},
            {"name": "YEAR", "type": ["null", "long"]},
            {"name": "PRICE", "type": ["null", "float"]},
            {"name": "SOLD_OUT", "type": ["null", "boolean"]}]}
        """);

    private readonly string _folder = Directory.CreateTempSubdirectory("usher-rows-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_are_found_by_id_with_the_texts_of_their_cells()
    {
        var rows = Read(Films, [["i1", "Alien", "Horror|Sci-Fi", 1979L, 9.5, true], ["i2", null, null, null, null, null], ["i3", "恐怖", "Horror", -1L, 7.0, false]]);

        Assert.Equal(["i1", "i2", "i3"], rows.Ids);
        Assert.Equal([("TITLE", "Alien"), ("GENRES", "Horror|Sci-Fi"), ("YEAR", "1979"), ("PRICE", "9.5"), ("SOLD_OUT", "true")], rows.RowOf("i1")!.Select(cell => (cell.Key, cell.Value)));
        Assert.Empty(rows.RowOf("i2")!);
        Assert.Equal(("恐怖", "7.0", null, null), (rows.Find("i3", "TITLE"), rows.Find("i3", "price"), rows.Find("i3", "NOTHING"), rows.RowOf("i4")));
    }

    [Fact]
    public void Of_several_rows_of_an_id_the_newest_counts_as_a_whole()
    {
        var rows = Read(Films, [["i1", "Alien", "Horror", 1979L, 9.5, true], ["i2", "Heat", "Crime", 1995L, 1.0, null]], [["i1", null, "Sci-Fi", null, null, null]]);

        Assert.Equal([("GENRES", "Sci-Fi")], rows.RowOf("i1")!.Select(cell => (cell.Key, cell.Value)));
        Assert.Equal("Heat", rows.Find("i2", "TITLE"));
    }

    [Fact]
    public void The_codes_of_a_category_are_those_of_all_texts_that_have_it()
    {
        var rows = Read(Films, [["i1", null, "Horror|Sci-Fi", null, null, null], ["i2", null, "Sci-Fi", null, null, null], ["i3", null, "Comedy", null, null, null], ["i4", null, null, null, null, null]]);
        var genres = Assert.IsType<TextColumn>(rows.Column("GENRES"));

        Assert.Equal([genres.Codes[0], genres.Codes[1]], genres.CodesOf("Sci-Fi").ToArray());
        Assert.Equal((0, 0), (genres.Codes[3], genres.CodesOf("Drama").Length));
    }

    [Fact]
    public void Whole_numbers_that_fit_take_four_bytes() =>
        Assert.Equal(
            (typeof(NumberColumn<int>), typeof(NumberColumn<long>)),
            (Read(Films, [["i1", null, null, 1979L, null, null]]).Column("YEAR")!.GetType(), Read(Films, [["i1", null, null, 1L << 31, null, null]]).Column("YEAR")!.GetType()));

    [Fact]
    public void Numbers_are_written_as_DuckDB_writes_them()
    {
        var random = new Random(7);
        double[] numbers = [0, -0.0, 1, 0.1, 1e15, 1e16, 123456789012345678, 1e-4, 1e-5, double.MaxValue, double.Epsilon, 0.30000000000000004, .. Enumerable.Range(0, 2_000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Where(double.IsFinite)];
        var schema = Schema.Parse("""{"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"}, {"name": "NUMBER", "type": "double"}]}""");
        var part = Path.Combine(_folder, "numbers.parquet");
        PartWriter.Write(schema, numbers.Select(number => new object?[] { "i", number }), part, CancellationToken.None);

        Assert.Equal(Parts.Rows(part), numbers.Select(number => $"i|{NumberText.Of(number)}"));
    }

    [Fact]
    public void The_text_of_a_number_of_32_bits_gives_that_number()
    {
        var random = new Random(7);
        float[] numbers = [.. Enumerable.Range(0, 2_000).Select(_ => BitConverter.Int32BitsToSingle(random.Next())).Where(float.IsFinite)];

        Assert.Equal(numbers, numbers.Select(number => float.Parse(NumberText.Of(number), CultureInfo.InvariantCulture)));
        Assert.Equal(["0.1", "7.0", "16777216.0", "1e+20"], new[] { 0.1f, 7, 16777216, 1e20f }.Select(NumberText.Of));
    }

    private DatasetRows Read(Schema schema, params object?[][][] parts)
    {
        var files = parts.Select(rows =>
        {
            var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.parquet");
            PartWriter.Write(schema, rows, file, CancellationToken.None);
            return file;
        });
        return DatasetRows.Read([.. files], schema, CancellationToken.None);
    }
}
