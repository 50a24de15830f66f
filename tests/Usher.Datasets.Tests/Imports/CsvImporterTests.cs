using System.Text;
using Usher.Contracts;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Tests.Imports;

public sealed class CsvImporterTests : IDisposable
{
    private const string Header = "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE";

    private readonly TemporaryFolder _folder = new();

    private static readonly Schema Interactions = Schema.ForHeader(DatasetType.Interactions, ["EVENT_TYPE", "EVENT_VALUE"]);

    private static readonly Schema Watched = Schema.ForHeader(DatasetType.Interactions, ["EVENT_TYPE"]);

    private static readonly Schema Films = Schema.Parse(
        """
        {"type": "record", "name": "Items", "fields": [
          {"name": "ITEM_ID", "type": "string"}, {"name": "GENRES", "type": ["null", "string"], "categorical": true}, {"name": "YEAR", "type": ["null", "int"]},
          {"name": "PLOT", "type": ["null", "string"], "textual": true}, {"name": "SEEN", "type": ["null", "boolean"]}]}
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keeps_the_rows_in_the_order_of_the_file()
    {
        var result = Import(Header, "u2,i1,5,watch", "u1,i1,9,watch", "u1,i2,1,");
        Assert.Equal((3, 0), (result.Rows, result.RejectedRows));
        Assert.Equal(["u2|i1|5|watch", "u1|i1|9|watch", "u1|i2|1|"], Rows());
    }

    [Fact]
    public void Maps_columns_by_name_and_ignores_those_the_schema_lacks()
    {
        Import("rating,TIMESTAMP,user_id,EVENT_TYPE,ITEM_ID,USER_ID", "5,7,x,watch,i1,u1");
        Assert.Equal(["u1|i1|7|watch"], Rows());
    }

    [Fact]
    public void Takes_a_byte_order_mark_and_windows_line_ends()
    {
        _folder.WriteBytes("data.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{Header}\r\nu1,i1,1,watch\r\n\r\nu2,i2,x,watch\r\nu3,i3,3,watch")]);
        var result = Import();
        Assert.Equal(["u1|i1|1|watch", "u3|i3|3|watch"], Rows());
        Assert.Equal(4, Assert.Single(result.Rejected).Line);
    }

    [Fact]
    public void Takes_line_ends_that_are_mixed()
    {
        _folder.WriteBytes("data.csv", Encoding.UTF8.GetBytes($"{Header}\nu1,i1,1,a\r\nu2,i2,2,b\nu3,i3,-1,c\ru4,i4,4,d"));
        var result = Import();
        Assert.Equal(["u1|i1|1|a", "u2|i2|2|b", "u4|i4|4|d"], Rows());
        Assert.Equal(4, Assert.Single(result.Rejected).Line);
    }

    [Theory]
    [InlineData("\"a, b\"", "a, b")]
    [InlineData("\"say \"\"hi\"\"\"", "say \"hi\"")]
    [InlineData("\"say \\\"hi\\\"\"", "say \"hi\"")]
    [InlineData("\"back\\\\slash\"", "back\\slash")]
    [InlineData("\"c:\\new\"", "c:\\new")]
    [InlineData("bare\\slash", "bare\\slash")]
    [InlineData("\"two\nlines\"", "two\nlines")]
    [InlineData("\"\\\"\"\"\\\\\"", "\"\"\\")]
    public void Reads_what_stands_in_quotes(string cell, string expected)
    {
        Import(Header, $"u1,{cell},1,watch", "u2,i2,2,watch");
        Assert.Equal([$"u1|{expected}|1|watch", "u2|i2|2|watch"], Rows());
    }

    [Fact]
    public void Names_file_line_column_value_and_reason_of_every_bad_row()
    {
        var result = Import(
            Header,
            "u1,i1,1,watch",
            "u2,i2,yesterday,watch",    // 3
            "u3,\"i\n3\",3,watch",      // 4 and 5
            "u4,i4",                    // 6
            "",                         // 7
            "u5,i5,5,watch,more",       // 8
            "u6,,6,watch",              // 9
            "u7,i7,-7,watch",           // 10
            $"{new string('u', 257)},i8,8,watch", // 11
            ",i9,,watch",               // 12
            "u10,i10,10,watch");

        Assert.Equal((3, 7), (result.Rows, result.RejectedRows));
        Assert.Equal(["u1", "u3", "u10"], Rows().Select(row => row.Split('|')[0]));
        Assert.All(result.Rejected, row => Assert.Equal(_folder["data.csv"], row.File));
        Assert.Equal(
            [
                (3, "TIMESTAMP", "yesterday", "is not a whole number; a timestamp is in whole seconds since 1970-01-01 UTC."),
                (6, "TIMESTAMP", "u4,i4", "The row has 2 fields, the header 4; TIMESTAMP is missing."),
                (8, "", "u5,i5,5,watch,more", "The row has 5 fields, the header 4. A cell with a comma needs quotes around it."),
                (9, "ITEM_ID", "", "The cell is empty, and its field does not allow null."),
                (10, "TIMESTAMP", "-7", "is negative; a timestamp is in whole seconds since 1970-01-01 UTC."),
                (11, "USER_ID", new string('u', 200) + "…", "Length cannot be more than 256 characters for USER_ID. Shorten it: an id may have 256."),
                (12, "USER_ID", "", "The cell is empty, and its field does not allow null."),
                (12, "TIMESTAMP", "", "The cell is empty, and its field does not allow null."),
            ],
            result.Rejected.Select(row => ((int)row.Line, row.Column, row.Value, row.Reason)));
    }

    [Fact]
    public void Reports_a_row_that_is_not_utf8()
    {
        _folder.WriteBytes("data.csv", [.. Encoding.UTF8.GetBytes($"{Header}\nu1,i1,1,watch\nu2,"), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes(",2,watch\nu3,i3,3,watch\n")]);
        var bad = Assert.Single(Import().Rejected);
        Assert.Equal((3, "ITEM_ID", "The cell is not UTF-8. Save the file in UTF-8."), (bad.Line, bad.Column, bad.Reason));
        Assert.Equal(2, Rows().Count);
    }

    [Fact]
    public void Reports_where_a_quote_begins_that_never_ends()
    {
        var result = Import(Header, "u1,i1,1,watch", "u2,\"i2,2,watch", "u3,i3,3,watch", "u4,i4,4,watch");
        var bad = Assert.Single(result.Rejected);
        Assert.Equal((3, "ITEM_ID"), (bad.Line, bad.Column));
        Assert.StartsWith("A quote is opened and not closed", bad.Reason);
        Assert.Equal(1, result.Rows);
    }

    [Fact]
    public void Reports_text_after_a_closing_quote_and_reads_on()
    {
        var result = Import(Header, "u1,\"i1\"x,1,watch", "u2,i2,2,watch");
        Assert.Equal(2, Assert.Single(result.Rejected).Line);
        Assert.Equal(["u2|i2|2|watch"], Rows());
    }

    [Theory]
    [InlineData("twelve", "is not a number.")]
    [InlineData("NaN", "is not a finite number.")]
    [InlineData("inf", "is not a finite number.")]
    public void Reports_a_value_that_is_no_number(string value, string reason)
    {
        var bad = Assert.Single(Import(Interactions, Header + ",EVENT_VALUE", $"u1,i1,1,watch,{value}", "u2,i2,2,watch,0.5").Rejected);
        Assert.Equal(("EVENT_VALUE", reason), (bad.Column, bad.Reason));
    }

    [Theory]
    [InlineData("i1,a,2147483648,p,true", "YEAR", "is not a whole number from -2,147,483,648 to 2,147,483,647.")]
    [InlineData("i1,a,1999,p,perhaps", "SEEN", "is not true or false.")]
    public void Reports_a_cell_that_does_not_fit_its_type(string row, string column, string reason)
    {
        var bad = Assert.Single(Import(Films, "ITEM_ID,GENRES,YEAR,PLOT,SEEN", row, "i2,,,,").Rejected);
        Assert.Equal((2, column, reason), (bad.Line, bad.Column, bad.Reason));
    }

    [Fact]
    public void Takes_256_characters_of_an_id_whatever_their_bytes()
    {
        var id = new string('é', 256);
        Import(Header, $"{id},i1,1,watch");
        Assert.Equal([$"{id}|i1|1|watch"], Rows());
    }

    [Fact]
    public void Refuses_categories_over_1000_characters_and_counts_the_bars()
    {
        var fits = string.Join('|', Enumerable.Repeat("abcd", 200)) + "x";
        var result = Import(Films, "ITEM_ID,GENRES,YEAR,PLOT,SEEN", $"i1,{fits},,,", $"i2,{fits}y,,,");
        Assert.Equal(1000, fits.Length);
        Assert.StartsWith("Length cannot be more than 1000 characters for GENRES.", Assert.Single(result.Rejected).Reason);
    }

    [Fact]
    public void Cuts_a_textual_value_after_20_000_characters()
    {
        var result = Import(Films, "ITEM_ID,GENRES,YEAR,PLOT,SEEN", $"i1,,,{new string('x', 20_005)},");
        Assert.Equal(0, result.RejectedRows);
        Assert.Equal(20_000, Rows().Single().Split('|')[3].Length);
    }

    [Theory]
    [InlineData("1700000000000")]
    [InlineData("100000000000")]
    [InlineData("9223372036854775807")]
    public void Leaves_out_a_time_that_looks_like_milliseconds(string time)
    {
        var result = Import(Header, $"u1,i1,{time},watch", "u2,i2,99999999999,watch");
        Assert.Equal((1, 1), (result.Rows, result.RejectedRows));
        Assert.Equal(["u2|i2|99999999999|watch"], Rows());
        Assert.Equal((time, "looks like milliseconds; a timestamp is in whole seconds since 1970-01-01 UTC. Divide it by 1,000."), (result.Rejected[0].Value, result.Rejected[0].Reason));
    }

    [Fact]
    public void Takes_bad_and_empty_cells_beside_the_keys_as_missing_and_counts_them_by_column()
    {
        var result = Import(
            Schema.Parse(
                """
                {"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"}, {"name": "YEAR", "type": "int"},
                  {"name": "PRICE", "type": ["null", "float"]}, {"name": "CREATION_TIMESTAMP", "type": ["null", "long"]}]}
                """),
            "ITEM_ID,YEAR,PRICE,CREATION_TIMESTAMP", "i1,1999.0,3.5,5", "i2,,1e400,-1", "i3,2006–2007,,", ",1999,free,5");

        Assert.Equal((3, 1, 6), (result.Rows, result.RejectedRows, result.Faults));
        Assert.Equal([new("YEAR", 2), new("PRICE", 1), new("CREATION_TIMESTAMP", 1)], result.MissingCells);
        Assert.Equal(["i1|1999|3.5|5", "i2|||", "i3|||"], Rows());
        Assert.Equal(
            [(3, "YEAR", ""), (3, "PRICE", "1e400"), (3, "CREATION_TIMESTAMP", "-1"), (4, "YEAR", "2006–2007"), (5, "ITEM_ID", ""), (5, "PRICE", "free")],
            result.Rejected.Select(fault => ((int)fault.Line, fault.Column, fault.Value)));
    }

    [Fact]
    public void Leaves_out_every_row_with_a_fault_when_strict()
    {
        var csv = _folder.WriteLines("data.csv", "ITEM_ID,GENRES,YEAR,PLOT,SEEN", "i1,a,1999,,", "i2,a,much,,", "i3,a,,,true");
        var result = new CsvImporter { IsStrict = true }.Import(csv, Films, _folder["part.parquet"], TestContext.Current.CancellationToken);
        Assert.Equal((2, 1, 1), (result.Rows, result.RejectedRows, result.Faults));
        Assert.Empty(result.MissingCells);
        Assert.Equal(["i1|a|1999||", "i3|a|||true"], Rows());
    }

    [Fact]
    public void Takes_a_cell_that_is_not_utf8_as_missing_and_shows_it_as_Latin_1()
    {
        _folder.WriteBytes("data.csv", Encoding.Latin1.GetBytes("ITEM_ID,GENRES,YEAR,PLOT,SEEN,NOTE\ni1,café,5,,,\ni2,a,7,x,true,é\né,a,7,x,,\n,é,7,x,,\n"));
        var result = Import(Films);
        Assert.Equal((2, 2, 4), (result.Rows, result.RejectedRows, result.Faults));
        Assert.Equal([new("GENRES", 1)], result.MissingCells);
        Assert.Equal(["i1||5||", "i2|a|7|x|true"], Rows());
        Assert.Equal(
            [(2, "GENRES", "café"), (4, "ITEM_ID", "é"), (5, "GENRES", "é"), (5, "ITEM_ID", "")],
            result.Rejected.Select(fault => ((int)fault.Line, fault.Column, fault.Value)));
    }

    [Fact]
    public void Counts_a_cell_that_is_not_utf8_once_where_its_column_allows_no_null()
    {
        _folder.WriteBytes("data.csv", Encoding.Latin1.GetBytes("ITEM_ID,GENRES\ni1,café\ni2,\n"));
        var result = Import(Schema.Parse("""{"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"}, {"name": "GENRES", "type": "string", "categorical": true}]}"""));
        Assert.Equal((2, 0, 2), (result.Rows, result.RejectedRows, result.Faults));
        Assert.Equal([new("GENRES", 2)], result.MissingCells);
        Assert.Equal([(2, "café"), (3, "")], result.Rejected.Select(fault => ((int)fault.Line, fault.Value)));
    }

    [Theory]
    [InlineData("u,i,x,watch")]
    [InlineData("u,i")]
    [InlineData(",,,")]
    public void Keeps_the_first_10_000_faults_and_counts_the_rest(string row)
    {
        var result = Import([Header, .. Enumerable.Repeat(row, 12_000), "u,i,1,watch"]);
        Assert.Equal((1, 12_000, ImportResult.MaxFaults), (result.Rows, result.RejectedRows, result.Rejected.Count));
        Assert.Equal(result.Faults, 12_000 * result.Rejected.Count(fault => fault.Line == 2));
        Assert.Equal(2, result.Rejected[0].Line);
    }

    [Fact]
    public void Gives_a_result_that_can_be_written_as_JSON_and_read_again()
    {
        var result = Import(Films, "ITEM_ID,GENRES,YEAR,PLOT,SEEN", $"i1,{new string('x', 198)}y🎬🎬🎬{new string('z', 1_000)},much,,", "i2,,,,", "i3", "i2,,,,");
        var again = System.Text.Json.JsonSerializer.Deserialize<ImportResult>(System.Text.Json.JsonSerializer.Serialize(result))!;
        Assert.Equal((result.Rows, result.RejectedRows, result.Faults), (again.Rows, again.RejectedRows, again.Faults));
        Assert.Equal(result.Rejected, again.Rejected);
        Assert.Equal(result.MissingCells, again.MissingCells);
        Assert.Equal(result.Warnings, again.Warnings);
        Assert.Equal((2, 1, 3, 2), (result.Rows, result.RejectedRows, result.Faults, result.MissingCells.Count));
    }

    [Fact]
    public void Keeps_the_last_row_of_an_item_that_comes_twice()
    {
        var result = Import(Films, "ITEM_ID,GENRES,YEAR,PLOT,SEEN", "i1,old,,,", "i2,a,,,", "i1,new,,,");
        Assert.Equal(["i2|a|||", "i1|new|||"], Rows());
        Assert.Equal(2, result.Rows);
        Assert.Contains("1 rows have the ITEM_ID of a later row", Assert.Single(result.Warnings));
    }

    [Fact]
    public void Reads_all_files_directly_in_a_folder_by_name_each_with_its_own_header()
    {
        _folder.WriteLines("in/b.csv", "TIMESTAMP,EVENT_TYPE,ITEM_ID,USER_ID", "3,watch,i3,u3", "x,watch,i4,u4");
        _folder.WriteLines("in/a.csv", Header, "u1,i1,1,watch", "u2,i2,2,watch");
        _folder.WriteLines("in/c", Header, "u5,i5,-5,watch", "u6,i6,6,watch");
        _folder.WriteLines("in/deeper/d.csv", Header, "u7,i7,7,watch");

        var result = new CsvImporter().Import(_folder["in/"], Watched, _folder["part.parquet"], TestContext.Current.CancellationToken);

        Assert.Equal(["u1|i1|1|watch", "u2|i2|2|watch", "u3|i3|3|watch", "u6|i6|6|watch"], Rows());
        Assert.Equal([("b.csv", 3), ("c", 2)], result.Rejected.Select(row => (Path.GetFileName(row.File), (int)row.Line)));
    }

    [Fact]
    public void Reads_a_file_whose_name_looks_like_a_pattern()
    {
        var csv = _folder.WriteLines("a[1]*?{b}'.csv", Header, "u1,i1,1,watch");
        new CsvImporter().Import(csv, Watched, _folder["part.parquet"], TestContext.Current.CancellationToken);
        Assert.Equal(["u1|i1|1|watch"], Rows());
    }

    [Fact]
    public void Finds_the_lines_of_bad_rows_in_a_file_that_several_threads_read()
    {
        // DuckDB hands out pieces of 32 MB; a long column that is not read makes two of them from few rows.
        const int Rows = 40_000;
        var note = new string('n', 1_000);
        var lines = new List<string> { Header + ",NOTE" };
        for (var i = 0; i < Rows; i++)
            lines.Add(i % 1000 == 0 ? $"user-{i},\"item\n{i}\",{i},watch,{note}" : $"user-{i},item-{i},{i},watch,{note}");
        lines.Insert(Rows / 2, $"late,late,late,late,{note}");
        lines.Add($"last,,1,watch,{note}");

        var result = Import([.. lines]);

        Assert.Equal([Rows / 2 + 1 + Rows / 2000, lines.Count + Rows / 1000], result.Rejected.Select(row => (int)row.Line));
        Assert.Equal(Rows, result.Rows);
    }

    [Fact]
    public void Names_the_columns_that_the_header_lacks_as_Personalize_does()
    {
        var error = Assert.Throws<DatasetException>(() => Import("USER_ID,RATING", "u1,5"));
        Assert.StartsWith("Input CSV is missing the following columns:[ITEM_ID, TIMESTAMP, EVENT_TYPE].", error.Message);
    }

    [Fact]
    public void Takes_a_column_that_differs_in_case_only()
    {
        Import("\"user_id\",Item_ID,timestamp,EVENT_TYPE", "u1,i1,1,watch");
        Assert.Equal(["u1|i1|1|watch"], Rows());
    }

    [Fact]
    public void Refuses_two_columns_that_differ_in_case_where_none_is_spelled_as_the_field()
    {
        var error = Assert.Throws<DatasetException>(() => Import("user_id,User_Id,ITEM_ID,TIMESTAMP,EVENT_TYPE", "u1,u2,i1,1,watch"));
        Assert.EndsWith("has the columns user_id, User_Id, and none that is spelled USER_ID. Spell the one that is meant so.", error.Message);
    }

    [Fact]
    public void Suggests_to_rename_a_column_with_blanks_around_its_name()
    {
        var error = Assert.Throws<DatasetException>(() => Import(" USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE", "u1,i1,1,watch"));
        Assert.Contains("missing the following columns:[USER_ID]", error.Message);
        Assert.Contains("rename \" USER_ID\" to USER_ID", error.Message);
    }

    [Fact]
    public void Says_so_when_columns_are_separated_by_something_else()
    {
        var error = Assert.Throws<DatasetException>(() => Import("USER_ID;ITEM_ID;TIMESTAMP;EVENT_TYPE", "u1;i1;1;watch"));
        Assert.Contains("Separate the columns by commas, not by ';'", error.Message);
    }

    [Fact]
    public void Refuses_a_header_that_has_a_field_twice() =>
        Assert.Contains("has the column USER_ID 2 times", Assert.Throws<DatasetException>(() => Import(Header + ",USER_ID", "u1,i1,1,watch,u2")).Message);

    [Fact]
    public void Says_so_when_the_file_is_missing_a_folder_empty_or_without_rows()
    {
        Assert.Contains("There is no file", Assert.Throws<DatasetException>(() => Import()).Message);
        Assert.Contains("is a folder. End it with '/'", ImportError(_folder.Path));
        Assert.Contains("There is no folder", ImportError(_folder["nowhere/"]));
        Directory.CreateDirectory(_folder["hollow"]);
        Assert.Contains("holds no files", ImportError(_folder["hollow/"]));
        Assert.Contains("is empty", ImportError(_folder.WriteBytes("empty.csv", [])));
        Assert.Contains("is empty", ImportError(_folder.WriteBytes("mark.csv", [0xEF, 0xBB, 0xBF])));
        Assert.StartsWith($"{_folder["header.csv"]} has a header, but no rows below it.", ImportError(_folder.WriteLines("header.csv", Header)));
        _folder.WriteLines("headers/a.csv", Header);
        _folder.WriteLines("headers/b.csv", Header);
        Assert.StartsWith($"{_folder["headers/a.csv"]}, {_folder["headers/b.csv"]} have headers, but no rows below them.", ImportError(_folder["headers/"]));
        Assert.Contains("The first line", ImportError(_folder.WriteLines("late.csv", "", Header, "u1,i1,1,watch")));
        Assert.Contains("is not a CSV in UTF-8", ImportError(_folder.WriteBytes("wide.csv", Encoding.Unicode.GetBytes(Header))));
        Assert.Contains("is damaged or cut short", ImportError(_folder.WriteBytes("packed.csv", [0x1F, 0x8B, 0x08, 0x00])));
    }

    [Fact]
    public void Leaves_nothing_behind_when_it_fails_or_is_stopped()
    {
        var csv = _folder.WriteLines("data.csv", Header, "u1,\"i\\\"1\",1,watch");
        Directory.CreateDirectory(_folder["out"]);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.Throws<OperationCanceledException>(() => new CsvImporter().Import(csv, Watched, _folder["out/part.parquet"], stopped.Token));
        Assert.Throws<DatasetException>(() => new CsvImporter().Import(csv, Films, _folder["out/part.parquet"], TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["out"]));
    }

    [Fact]
    public void Replaces_a_part_as_a_whole()
    {
        Import(Header, "u1,i1,1,watch");
        Import(Header, "u2,i2,2,watch");
        Assert.Equal(["u2|i2|2|watch"], Rows());
        Assert.Equal(["data.csv", "part.parquet"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    private ImportResult Import(params string[] lines) => Import(Watched, lines);

    private ImportResult Import(Schema schema, params string[] lines)
    {
        if (lines.Length > 0)
            _folder.WriteLines("data.csv", lines);
        return new CsvImporter().Import(_folder["data.csv"], schema, _folder["part.parquet"], TestContext.Current.CancellationToken);
    }

    private string ImportError(string csv) => Assert.Throws<DatasetException>(
        () => new CsvImporter().Import(csv, Watched, _folder["part.parquet"], TestContext.Current.CancellationToken)).Message;

    private IReadOnlyList<string> Rows() => Parts.Rows(_folder["part.parquet"]);
}
