using System.Text;
using CsCheck;
using DuckDB.NET.Data;
using Usher.Contracts;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Tests.Imports;

public sealed class CsvSieveTests : IDisposable
{
    private static readonly Schema Texts = Schema.AllText(["ITEM_ID", "A", "B", "C"]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Fixed samples, the first two of which failed once: a test that fails by chance tells nobody which change broke it.
    [Theory]
    [InlineData("5MFgQ2jtln31")]
    [InlineData("7PxJdyjXsBj1")]
    [InlineData("0000dWWZiA11")]
    [InlineData("0000k2j9sZb2")]
    [InlineData("0001Qq7RtV03")]
    [InlineData("0002hB5XyK84")]
    [InlineData("0003zN8LmC45")]
    public void A_record_that_DuckDB_reads_is_read_alike_beside_one_that_it_does_not_read(string seed)
    {
        var record = Gen.OneOfConst("\"", "\"", ",", ",", "a", " ", "é", "🎬", "\n", "\"\"", "\t", "'").Array[1, 10].Select(string.Concat);
        record.Where(IsOne).Array[40].Sample(
            drawn =>
            {
                string[] records = [.. drawn.Select((text, number) => $"{number},{text}")];
                var readAlone = records.Select(Alone).ToArray();
                var result = new CsvImporter().Import(Write([.. records, "too,few"]), Texts, _folder["part.parquet"], CancellationToken.None);

                Assert.Equal(readAlone.OfType<string>(), Parts.Rows(_folder["part.parquet"]));
                Assert.Equal(readAlone.Count(row => row is null) + 1, result.RejectedRows);
                var lines = records.Select((_, index) => 2L + records[..index].Sum(before => 1 + before.Count(character => character == '\n'))).ToArray();
                Assert.Equal(lines.Where((_, index) => readAlone[index] is null), result.Rejected.SkipLast(1).Select(fault => fault.Line));
            },
            seed: seed,
            iter: 1,
            threads: 1);
    }

    [Theory]
    [InlineData("0,\"a\" \"b\", \"c, d\" ,", "0|a b|c, d|")]
    [InlineData("0, a , b\"c\" ,\"\",\"\"", "0| a | b\"c\" |")]
    public void Blanks_and_quotes_are_read_as_DuckDB_reads_them(string record, string row)
    {
        Assert.Equal(row, Alone(record));
        new CsvImporter().Import(Write(record, "too,few"), Texts, _folder["part.parquet"], TestContext.Current.CancellationToken);
        Assert.Equal([row], Parts.Rows(_folder["part.parquet"]));
    }

    [Fact]
    public void Other_records_keep_their_lines()
    {
        var result = Import("u1,i1,1", "u2,\"i\r\n2\"", "", "u3,i3,x", "u4,\"i4\"x,4", "u5,i5,y,5,6");
        Assert.Equal([(3, "TIMESTAMP"), (6, "TIMESTAMP"), (7, "ITEM_ID"), (8, "")], result.Rejected.Select(fault => ((int)fault.Line, fault.Column)));
        Assert.Equal((1, 4), (result.Rows, result.RejectedRows));
    }

    [Fact]
    public void A_row_of_more_than_2_000_000_bytes_is_left_out()
    {
        var result = Import("u1,i1,1", $"{new string('x', 2_000_001)},i2,2", "u3,i3,3");
        var fault = Assert.Single(result.Rejected);
        Assert.Equal((3, "The row is longer than 2,000,000 bytes.", 201), (fault.Line, fault.Reason, fault.Value.Length));
        Assert.Equal(2, result.Rows);
    }

    [Fact]
    public void A_file_of_one_column_is_read_and_counted_too()
    {
        _folder.WriteBytes("items.csv", Encoding.Latin1.GetBytes("ITEM_ID\ni1\ncafé\n\ni2,x\ni3\n"));
        var result = new CsvImporter().Import(_folder["items.csv"], Schema.ForHeader(DatasetType.Items, ["ITEM_ID"]), _folder["part.parquet"], TestContext.Current.CancellationToken);
        Assert.Equal(["i1", "i3"], Parts.Rows(_folder["part.parquet"]));
        Assert.Equal((2, 3, 3), (result.Rows, result.RejectedRows, result.Faults));
        Assert.Equal([(3, "café"), (4, ""), (5, "i2,x")], result.Rejected.Select(fault => ((int)fault.Line, fault.Value)));
    }

    private ImportResult Import(params string[] rows)
    {
        _folder.WriteBytes("data.csv", Encoding.UTF8.GetBytes("USER_ID,ITEM_ID,TIMESTAMP\n" + string.Join('\n', rows)));
        return new CsvImporter().Import(_folder["data.csv"], Schema.ForHeader(DatasetType.Interactions, []), _folder["part.parquet"], TestContext.Current.CancellationToken);
    }

    private string Write(params string[] records) => _folder.WriteBytes("data.csv", Encoding.UTF8.GetBytes("ITEM_ID,A,B,C\n" + string.Join('\n', records) + "\n"));

    private bool IsOne(string record) =>
        CsvRecord.In(Write($"0,{record}", "0,x,y,z")).ToArray() is [_, _, var next] && next.Line == 3 + record.Count(character => character == '\n');

    // Null where DuckDB refuses it.
    private string? Alone(string record)
    {
        using var session = new DuckDbSession(_folder.Path, CancellationToken.None);
        using var work = new WorkFolder(_folder.Path);
        try
        {
            return session.Query($"SELECT concat_ws('|', ITEM_ID, coalesce(A, ''), coalesce(B, ''), coalesce(C, '')) FROM ({CsvScan.Query(new SourceReader(work, long.MaxValue, CancellationToken.None).Find(Write(record)), Texts)})", row => row.GetString(0)).Single();
        }
        catch (DuckDBException refused) when (CsvScan.IsMalformed(refused))
        {
            return null;
        }
    }
}
