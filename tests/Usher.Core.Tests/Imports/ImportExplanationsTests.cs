using Usher.Core.Imports;
using Usher.Core.Resources;

namespace Usher.Core.Tests.Imports;

public sealed class ImportExplanationsTests : ServiceTests
{
    private ImportExplanations Explanations => Service.Get<ImportExplanations>();

    [Fact]
    public async Task Every_bad_row_is_told_with_its_file_line_column_and_value()
    {
        var job = await ImportAsync("USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\nu,i,Watch,yesterday\nu,i,Watch,1700000000\n");

        var explanation = await Explanations.ExplainAsync(job, Stop);

        Assert.Equal(("CREATE FAILED", 1), (explanation.Status, explanation.RejectedRows));
        var fault = Assert.Single(explanation.Faults);
        Assert.Equal(("s3://movies/ratings.csv", 2, "TIMESTAMP", "yesterday"), (fault.File, fault.Line, fault.Column, fault.Value));
        Assert.True(explanation.IsReadable);
    }

    [Fact]
    public async Task Both_rows_left_out_and_cells_that_count_as_missing_are_told()
    {
        var job = await ImportAsync(Rows(1_003).Replace("Watch,1700000003", ",1700000003", StringComparison.Ordinal) + "u,i\n");

        var explanation = await Explanations.ExplainAsync(job, Stop);

        Assert.Equal(("ACTIVE", 1_003, 1, 2), (explanation.Status, explanation.Rows, explanation.RejectedRows, explanation.FaultCount));
        Assert.Equal([new("EVENT_TYPE", 1)], explanation.MissingCells);
        Assert.Equal([(5, "EVENT_TYPE"), (1_005, "EVENT_TYPE")], explanation.Faults.Select(fault => ((int)fault.Line, fault.Column)));
    }

    [Fact]
    public async Task Access_that_is_missing_is_told_with_the_statement_to_add_as_the_policies_are_now()
    {
        var job = await ImportAsync(Rows(1_000));
        await Service.Buckets.DeletePolicyAsync("movies", Stop);

        var explanation = await Explanations.ExplainAsync(job, Stop);

        Assert.Equal("ACTIVE", explanation.Status);
        Assert.False(explanation.IsReadable);
        Assert.Contains(explanation.Statements, statement => statement.Statement.Contains("personalize.amazonaws.com", StringComparison.Ordinal) && statement.Policy.Contains("movies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bucket_that_has_gone_is_told()
    {
        var job = await ImportAsync(Rows(1_000), location: "s3://nowhere/ratings.csv");

        var explanation = await Explanations.ExplainAsync(job, Stop);

        Assert.Equal((false, "Invalid Data location. There is no bucket 'nowhere'."), (explanation.IsReadable, explanation.Access));
    }

    [Fact]
    public async Task A_job_that_is_not_there_is_refused()
    {
        Assert.Equal("ResourceNotFoundException", (await ServiceHost.RefusedAsync(() => Explanations.ExplainAsync("arn:aws:personalize:us-east-1:123456789012:dataset-import-job/none", Stop))).Code);
        Assert.Equal("InvalidInputException", (await ServiceHost.RefusedAsync(() => Explanations.ExplainAsync("none", Stop))).Code);
    }

    private async Task<string> ImportAsync(string rows, string location = "s3://movies/ratings.csv")
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("ratings.csv", rows));
        var arn = (await Imports.CreateAsync(new() { JobName = "first", DatasetArn = dataset, DataSource = new() { DataLocation = location }, RoleArn = await Service.RoleAsync("reader") }, At, Stop)).DatasetImportJobArn!;
        await Service.SettledAsync<ImportJobResource>(arn);
        return arn;
    }
}
