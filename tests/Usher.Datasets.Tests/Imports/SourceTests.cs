using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Usher.Contracts;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Tests.Imports;

/// <summary>What may be named as data beside a plain CSV: streams, gzip, Parquet, folders with what other programs leave in them.</summary>
public sealed class SourceTests : IDisposable
{
    private const string Header = "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE\n";

    private static readonly Schema Watched = Schema.ForHeader(DatasetType.Interactions, ["EVENT_TYPE"]);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("data.csv.gz")]
    [InlineData("export")]
    public void Gzip_is_unpacked_whatever_the_file_is_called(string name)
    {
        var result = Import(_folder.WriteBytes(name, Packed(Header + "u1,i1,1,watch\n", "u2,i2,x,watch\n")));

        Assert.Equal(["u1|i1|1|watch"], Rows());
        Assert.Equal((_folder[name], 3), (Assert.Single(result.Rejected).File, result.Rejected[0].Line));
        Assert.Equal(["gzip"], result.Forms);
        Assert.Equal(Header.Length + 28, result.Bytes);
    }

    [Fact]
    public void Gzip_that_is_cut_short_is_refused_rather_than_taken_for_whole()
    {
        var whole = Packed(Header + string.Concat(Enumerable.Range(0, 10_000).Select(row => $"u{row},i{row * 7919 % 10_007},{row},watch\n")));
        Assert.Contains("is damaged or cut short", ImportError(_folder.WriteBytes("half.csv.gz", whole[..(whole.Length / 2)])), StringComparison.Ordinal);
        Assert.Contains("is damaged or cut short", ImportError(_folder.WriteBytes("end.csv.gz", whole[..^4])), StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_is_unpacked_no_further_than_the_bytes_that_are_taken()
    {
        var bomb = _folder.WriteBytes("bomb.csv.gz", Packed([Header, .. Enumerable.Repeat(new string('u', 1 << 20), 300)]));
        Directory.CreateDirectory(_folder["out"]);
        var error = Assert.Throws<DatasetException>(() => new CsvImporter(maxBytes: 10 << 20).Import(bomb, Watched, _folder["out/part.parquet"], Stop));

        Assert.Equal($"The data is larger than 10,485,760 bytes once it is unpacked, the most that is taken; {bomb} was read no further.", error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["out"]));
    }

    [Fact]
    public void The_bytes_of_all_files_are_counted_together_and_unpacked()
    {
        var rows = Header + string.Concat(Enumerable.Repeat("u1,i1,1,watch\n", 1_000));
        _folder.WriteBytes("in/a.csv.gz", Packed(rows));
        _folder.Write("in/b.csv", rows);

        Assert.Equal(2 * rows.Length, Import(_folder["in/"], maxBytes: 2 * rows.Length).Bytes);
        Assert.Throws<DatasetException>(() => Import(_folder["in/"], maxBytes: (2 * rows.Length) - 1));
    }

    [Fact]
    public void What_is_unpacked_ends_before_the_disk_is_full()
    {
        using var file = new BoundedFile(_folder["copy"], "x.csv.gz", long.MaxValue, minRoom: long.MaxValue / 2);
        Assert.StartsWith("x.csv.gz would fill the disk", Assert.Throws<DatasetException>(() => file.Write("a"u8)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_FIFO_is_read_once_for_header_values_and_rows(bool isPacked)
    {
        var (interactions, items) = (Fifo("interactions"), Fifo("items"));
        var written = Task.WhenAll(
            Task.Run(() => File.WriteAllBytes(interactions, Bytes(Header + "u,x,2,watch\nu,y,1,watch\n", isPacked)), Stop),
            Task.Run(() => File.WriteAllBytes(items, Bytes("ITEM_ID,YEAR\nx,1990\ny,1991\n", isPacked)), Stop));

        var loaded = CsvDataset.Load(new(interactions, items), Stop);
        await written;

        Assert.Equal(2, loaded.Set.EventCount);
        Assert.Equal(["1990", "1991"], loaded.Set.ItemFields.Single().Labels);
    }

    [Fact]
    public void A_FIFO_that_nobody_writes_to_is_waited_for_until_the_work_is_stopped()
    {
        using var stopped = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var fifo = Fifo("silent");
        Assert.ThrowsAny<OperationCanceledException>(() => new CsvImporter().Import(fifo, Watched, _folder["part.parquet"], stopped.Token));
    }

    [Fact]
    public void Parquet_gives_the_part_that_a_CSV_of_its_cells_gives()
    {
        var parquet = Parquet(
            """
            SELECT 'u1' AS USER_ID, 7::BIGINT AS ITEM_ID, TIMESTAMP '2020-01-01 00:00:01.9' AS TIMESTAMP, 'a "b", \"c\" \d' AS EVENT_TYPE, 0.1::FLOAT AS EVENT_VALUE
            UNION ALL SELECT 'u2', 8, TIMESTAMP '2020-01-02 00:00:00', NULL, NULL
            UNION ALL SELECT 'u3', 9, TIMESTAMP '2020-01-03 00:00:00', E'two\nlines', 1e10
            """);

        var result = Import(parquet, Schema.ForHeader(DatasetType.Interactions, ["EVENT_TYPE", "EVENT_VALUE"]));

        Assert.Equal((3, 0), (result.Rows, result.RejectedRows));
        Assert.Equal(["u1|7|1577836801|a \"b\", \\\"c\\\" \\d|0.1", "u2|8|1577923200||", "u3|9|1578009600|two\nlines|10000000000.0"], Rows());
        Assert.Equal(["Parquet"], result.Forms);
    }

    [Fact]
    public void Cells_of_Parquet_are_checked_as_those_of_a_CSV()
    {
        var parquet = Parquet("SELECT * FROM (VALUES ('u1', 'i1', 1::BIGINT, 'watch'), ('u2', NULL, 2, 'watch'), ('u3', 'i3', -3, 'watch')) AS rows(USER_ID, ITEM_ID, TIMESTAMP, EVENT_TYPE)");
        var csv = _folder.Write("same.csv", Header + "u1,i1,1,watch\nu2,,2,watch\nu3,i3,-3,watch\n");

        var (one, other) = (Import(parquet), Import(csv));

        Assert.Equal(other.Rows, one.Rows);
        Assert.Equal(other.Rejected.Select(row => row with { File = "" }), one.Rejected.Select(row => row with { File = "" }));
    }

    [Fact]
    public void Parquet_is_unpacked_no_further_than_the_bytes_that_are_taken()
    {
        var bomb = Parquet("SELECT repeat('u', 10000) AS USER_ID, 'i' AS ITEM_ID, 1::BIGINT AS TIMESTAMP, 'watch' AS EVENT_TYPE FROM range(20000)");
        Assert.InRange(new FileInfo(bomb).Length, 1, 10 << 20);

        Assert.StartsWith("The data is larger than 10,485,760 bytes once it is unpacked", Assert.Throws<DatasetException>(() => Import(bomb, maxBytes: 10 << 20)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_in_Parquet_are_left_out_with_a_warning()
    {
        var parquet = Parquet("SELECT 'u' AS USER_ID, 'i' AS ITEM_ID, 1::BIGINT AS TIMESTAMP, 'watch' AS EVENT_TYPE, ['a', 'b'] AS TAGS, {'x': 1} AS MORE");
        Assert.StartsWith("Columns of lists or structures are not read: TAGS (VARCHAR[]), MORE (STRUCT(x INTEGER)).", Assert.Single(Import(parquet).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Parquet_that_is_cut_short_is_told_by_the_users_name_of_it()
    {
        var whole = File.ReadAllBytes(Parquet("SELECT 'u' AS USER_ID"));
        var half = _folder.WriteBytes("half.parquet", whole[..(whole.Length / 2)]);
        Assert.StartsWith($"{half} cannot be read as Parquet: ", ImportError(half), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PK\u0003\u0004rest", "ZIP")]
    [InlineData("BZh91AY", "bzip2")]
    public void Other_forms_are_refused_by_name(string start, string form) =>
        Assert.Contains($"it begins like a file in {form}.", ImportError(_folder.WriteBytes("data", Encoding.Latin1.GetBytes(start))), StringComparison.Ordinal);

    [Theory]
    [InlineData("_SUCCESS", "")]
    [InlineData("_SUCCESS", "no rows at all")]
    [InlineData(".part-0.csv.crc", "crc")]
    [InlineData(".DS_Store", "Bud1")]
    [InlineData("._a.csv", "Mac OS X")]
    [InlineData(".metadata", "x")]
    [InlineData("0a1b.csv.metadata", "x")]
    [InlineData("0a1b-manifest.manifest", "s3://b/in/a.csv")]
    [InlineData("a.csv.md5", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("SHA256SUMS", "00 a.csv")]
    public void What_programs_leave_beside_data_in_a_folder_is_passed_over(string name, string text)
    {
        _folder.Write("in/a.csv", Header + "u1,i1,1,watch\n");
        _folder.Write($"in/{name}", text);

        Assert.Empty(Import(_folder["in/"]).Warnings);
        Assert.Equal(["u1|i1|1|watch"], Rows());
    }

    [Fact]
    public void Files_of_a_folder_that_look_like_data_and_are_left_out_are_told()
    {
        _folder.Write("in/a.csv", Header + "u1,i1,1,watch\n");
        _folder.Write("in/b.csv", "");
        _folder.Write("in/_c.csv", Header);

        var warning = Assert.Single(Import(_folder["in/"]).Warnings);

        Assert.StartsWith("2 files of the folder were left out: ", warning, StringComparison.Ordinal);
        Assert.Contains("b.csv (it is empty)", warning, StringComparison.Ordinal);
        Assert.Contains("_c.csv (its name begins with '_')", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_marks_alone_holds_no_files_to_read()
    {
        _folder.Write("in/_SUCCESS", "");
        Assert.EndsWith("1 file was left out as marks, lists or checksums.", ImportError(_folder["in/"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_named_alone_is_read_whatever_its_name()
    {
        Import(_folder.Write("_data.csv", Header + "u1,i1,1,watch\n"));
        Assert.Equal(["u1|i1|1|watch"], Rows());
    }

    private static byte[] Bytes(string text, bool isPacked) => isPacked ? Packed(text) : Encoding.UTF8.GetBytes(text);

    // Each text becomes a member of its own, as appending to a gzip makes them.
    private static byte[] Packed(params string[] texts)
    {
        using var memory = new MemoryStream();
        foreach (var text in texts)
        {
            using var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return memory.ToArray();
    }

    private string Parquet(string query)
    {
        using var session = new DuckDbSession(_folder.Path, Stop);
        session.Execute($"COPY ({query}) TO {Sql.Text(_folder["data.parquet"])} (FORMAT parquet)");
        return _folder["data.parquet"];
    }

    private string Fifo(string name)
    {
        using var made = Process.Start("mkfifo", [_folder[name]]);
        made.WaitForExit();
        return _folder[name];
    }

    private ImportResult Import(string path, Schema? schema = null, long maxBytes = long.MaxValue) =>
        new CsvImporter(maxBytes: maxBytes).Import(path, schema ?? Watched, _folder["part.parquet"], Stop);

    private string ImportError(string path) => Assert.Throws<DatasetException>(() => Import(path)).Message;

    private IReadOnlyList<string> Rows() => Parts.Rows(_folder["part.parquet"]);
}
