using Usher.Web.Console.Wizard;
using Usher.Wire.Personalize;

namespace Usher.Web.Tests.Console;

public sealed class CliCommandTests
{
    [Theory]
    [InlineData("performAutoML", "perform-auto-ml")]
    [InlineData("performHPO", "perform-hpo")]
    [InlineData("minProvisionedTPS", "min-provisioned-tps")]
    [InlineData("datasetGroupArn", "dataset-group-arn")]
    [InlineData("CreateDatasetImportJob", "create-dataset-import-job")]
    public void Spells_names_as_the_AWS_CLI_does(string name, string option) => Assert.Equal(option, CliCommand.Kebab(name));

    [Fact]
    public void Writes_what_a_request_has_and_nothing_else() => Assert.Equal(
        """
        aws personalize create-solution \
          --name movies \
          --perform-auto-ml \
          --no-perform-auto-training \
          --dataset-group-arn arn:aws:personalize:us-east-1:1:dataset-group/films
        """.ReplaceLineEndings("\n"),
        CliCommand.Of(new CreateSolutionRequest { Name = "movies", DatasetGroupArn = "arn:aws:personalize:us-east-1:1:dataset-group/films", PerformAutoML = true, PerformAutoTraining = false }));

    [Fact]
    public void Writes_what_is_nested_as_JSON() => Assert.Contains(
        """--data-source '{"dataLocation":"s3://films/a.csv"}'""",
        CliCommand.Of(new CreateDatasetImportJobRequest { JobName = "a", DatasetArn = "b", DataSource = new() { DataLocation = "s3://films/a.csv" } }),
        StringComparison.Ordinal);

    [Fact]
    public void Leaves_nothing_for_the_shell_to_understand() => Assert.Equal("""'it'\''s; rm -rf $HOME `id`'""", CliCommand.Quote("it's; rm -rf $HOME `id`"));
}
