using System.IO.Compression;
using System.Text;
using Usher.Core.Imports;
using Usher.Core.Quotas;
using Usher.Core.Resources;

namespace Usher.Core.Tests.Imports;

/// <summary>What an import reads at its location: folders as programs write them and as clients name them, gzip, and whether its ids are those of the other datasets.</summary>
public sealed class ImportSourceTests : ServiceTests
{
    private const string Failure = "Failed to create a data import job for INTERACTIONS dataset. ";

    [Fact]
    public async Task What_programs_leave_beside_data_in_a_folder_is_passed_over_as_on_a_disk()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", [
            ("in/", ""), ("in/a.csv", Rows(1_000)), ("in/_SUCCESS", ""), ("in/.part-0.csv.crc", "crc"), ("in/.DS_Store", "Bud1"), ("in/.metadata", "x"), ("in/0a.csv.metadata", "x"), ("in/0a.manifest", "x")]);

        var job = await ImportAsync("j", dataset, "s3://movies/in/");

        Assert.Equal(("ACTIVE", null), (job.Status, job.Shape.FailureReason));
        Assert.Empty(job.Report!.Warnings);
    }

    [Fact]
    public async Task Files_of_a_folder_that_look_like_data_and_are_left_out_are_warned_of()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("in/a.csv", Rows(1_000)), ("in/b.csv", ""));

        var job = await ImportAsync("j", dataset, "s3://movies/in/");

        Assert.Equal("1 file of the folder was left out: b.csv (it is empty). Rename those that are data.", Assert.Single(job.Report!.Warnings));
    }

    [Fact]
    public async Task A_folder_may_lack_the_slash_at_its_end()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("in/a.csv", Rows(1_000)), ("in_old/b.csv", "no rows at all"), ("in.csv", "no rows at all"));

        var job = await ImportAsync("j", dataset, "s3://movies/in");

        Assert.Equal(("ACTIVE", null), (job.Status, job.Shape.FailureReason));
        Assert.True((await Service.Get<ImportExplanations>().ExplainAsync(job.Arn, Stop)).IsReadable);
    }

    [Fact]
    public async Task An_object_with_exactly_the_key_wins_over_the_folder_of_that_name()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("in", Rows(1_000)), ("in/a.csv", "no rows at all"));

        Assert.Equal("ACTIVE", (await ImportAsync("j", dataset, "s3://movies/in")).Status);
    }

    [Fact]
    public async Task A_folder_without_its_slash_is_read_only_where_the_service_may_read_what_is_in_it()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("in/a.csv", Rows(1_000)));
        await Service.Buckets.PutPolicyAsync(
            "movies",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"personalize.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::movies/in"}]}""",
            Stop);

        Assert.StartsWith($"{Failure}Insufficient privileges", (await ImportAsync("j", dataset, "s3://movies/in")).Shape.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gzip_is_read_and_it_is_said_once_that_Amazon_Personalize_takes_CSV_alone()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies");
        await Service.PutObjectAsync("movies", "in/a.csv.gz", Packed(Rows(600)));
        await Service.PutObjectAsync("movies", "in/b.csv.gz", Packed(Rows(600, 600)));

        var job = await ImportAsync("j", dataset, "s3://movies/in/");

        Assert.Equal(("ACTIVE", 1_200), (job.Status, job.Report!.Rows));
        Assert.Equal("The files are in gzip, which Usher reads; Amazon Personalize takes CSV alone.", Assert.Single(job.Report.Warnings));
        Assert.Equal(Rows(600).Length + Rows(600, 600).Length, Service.Records.Current.Get<Core.Resources.DatasetResource>(dataset).Parts.Single().Bytes);
    }

    [Fact]
    public async Task The_bytes_of_an_import_are_counted_unpacked()
    {
        await Service.DisposeAsync();
        Service = await ServiceHost.StartAsync(Folder, new ServiceQuotas { FullImportBytes = 1 << 20 });
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies");
        await Service.PutObjectAsync("movies", "bomb.csv.gz", Packed("USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n" + new string('u', 64 << 20)));

        var job = await ImportAsync("j", dataset, "s3://movies/bomb.csv.gz");

        Assert.Equal($"{Failure}The data is larger than 1,048,576 bytes once it is unpacked, the most that is taken; s3://movies/bomb.csv.gz was read no further.", job.Shape.FailureReason);
        Assert.Empty(Directory.GetFileSystemEntries(Folder["datasets"]));
    }

    [Theory]
    [InlineData("s3://movies/header.csv", "s3://movies/header.csv has a header, but no rows below it.")]
    [InlineData("s3://movies/empty.csv", "s3://movies/empty.csv is empty. It needs a header line with the column names, and rows below it.")]
    [InlineData("s3://movies/zip.csv", "s3://movies/zip.csv is not a CSV in UTF-8: it begins like a file in ZIP. Unpack it, or save it as CSV in UTF-8; gzip around that and Parquet are read, too.")]
    [InlineData("s3://movies/marks/", "Invalid Data location. There are no files directly in s3://movies/marks/. 1 file was left out as marks, lists or checksums.")]
    public async Task A_reason_names_the_file_and_ends_in_one_full_stop(string location, string reason)
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("header.csv", "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n"), ("empty.csv", ""), ("zip.csv", "PK\u0003\u0004"), ("marks/_SUCCESS", ""));

        Assert.Equal(Failure + reason, (await ImportAsync("j", dataset, location)).Shape.FailureReason);
    }

    [Fact]
    public async Task The_reason_of_bad_rows_ends_in_one_full_stop()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("bad.csv", Rows(3).Replace("170000000", "-170000000", StringComparison.Ordinal)));

        var reason = (await ImportAsync("j", dataset, "s3://movies/bad.csv")).Shape.FailureReason!;

        Assert.EndsWith("UTC.", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("..", reason, StringComparison.Ordinal);
        Assert.DoesNotContain(".;", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_import_says_how_many_ids_the_other_datasets_share_and_warns_where_hardly_any_do()
    {
        var (interactions, items) = await InteractionsAndItemsAsync();
        await Service.PutAsync("movies", ("interactions.csv", Rows(1_000)), ("items.csv", "ITEM_ID,GENRES\n" + string.Concat(Enumerable.Range(0, 37).Select(item => $"i{item}.0,Drama\n"))), ("mended.csv", "ITEM_ID,GENRES\n" + string.Concat(Enumerable.Range(0, 40).Select(item => $"i{item},Drama\n"))));

        var first = await ImportAsync("first", interactions, "s3://movies/interactions.csv");
        var floats = await Service.Get<ImportExplanations>().ExplainAsync((await ImportAsync("floats", items, "s3://movies/items.csv")).Arn, Stop);
        var mended = await Service.Get<ImportExplanations>().ExplainAsync((await ImportAsync("mended", items, "s3://movies/mended.csv")).Arn, Stop);

        Assert.Empty(first.Report!.Notes);
        Assert.Equal(["0 of the 37 ITEM_IDs of Items are among the 37 of Interactions."], floats.Notes);
        Assert.StartsWith("None of the 37 ITEM_IDs of Items are among the 37 of Interactions. Items has \"i0.0\" where Interactions has \"i0\". The likely cause: the ids of Items were written as floats", Assert.Single(floats.Warnings), StringComparison.Ordinal);
        Assert.Equal(["37 of the 40 ITEM_IDs of Items are among the 37 of Interactions."], mended.Notes);
        Assert.Empty(mended.Warnings);
    }

    private async Task<(string Interactions, string Items)> InteractionsAndItemsAsync()
    {
        var group = await GroupAsync("shop");
        var interactions = await Datasets.CreateAsync(new() { Name = "interactions", DatasetGroupArn = group, DatasetType = "Interactions", SchemaArn = await SchemaAsync("shop-interactions", Interactions) }, At, Stop);
        var items = await Datasets.CreateAsync(new() { Name = "items", DatasetGroupArn = group, DatasetType = "Items", SchemaArn = await SchemaAsync("shop-items", Items) }, At, Stop);
        return (interactions.DatasetArn!, items.DatasetArn!);
    }

    private static byte[] Packed(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }

    private async Task<ImportJobResource> ImportAsync(string name, string dataset, string location)
    {
        var arn = (await Imports.CreateAsync(new() { JobName = name, DatasetArn = dataset, DataSource = new() { DataLocation = location }, RoleArn = await Service.RoleAsync($"role-of-{name}") }, At, Stop)).DatasetImportJobArn!;
        return await Service.SettledAsync<ImportJobResource>(arn);
    }
}
