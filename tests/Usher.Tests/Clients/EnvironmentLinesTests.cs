using Usher.Clients;
using Usher.DataFolders;

namespace Usher.Tests.Clients;

public sealed class EnvironmentLinesTests
{
    private static readonly RunningServer Server = new("http://127.0.0.1:4566", "eu-west-1", "123456789012", 1);
    private static readonly RootKey Key = new("123456789012", "AKIAKEY", "a+b/c'd");

    [Fact]
    public void A_shell_that_runs_them_has_address_keys_and_region()
    {
        var lines = EnvironmentLines.Of(Server, Key, cli: null).ToArray();

        Assert.Contains("export AWS_ENDPOINT_URL='http://127.0.0.1:4566'", lines);
        Assert.Contains("export AWS_SECRET_ACCESS_KEY='a+b/c'\\''d'", lines);
        Assert.Contains("export AWS_DEFAULT_REGION='eu-west-1'", lines);
        Assert.DoesNotContain(lines, line => line.Contains("aws()", StringComparison.Ordinal));
    }

    [Fact]
    public void An_AWS_CLI_that_does_not_know_the_variable_gets_a_function_that_passes_the_address_and_a_word_about_it()
    {
        var old = new InstalledClient("aws", new(2, 9, 19), KnowsEndpoint: false);

        Assert.Contains(EnvironmentLines.Of(Server, Key, old), line => line.StartsWith("aws() { command aws --endpoint-url", StringComparison.Ordinal));
        Assert.Contains("aws 2.9.19 does not know AWS_ENDPOINT_URL", Assert.Single(EnvironmentLines.Remarks(old, boto3: null)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_boto3_gets_a_word_on_what_to_write() =>
        Assert.Contains("endpoint_url=", Assert.Single(EnvironmentLines.Remarks(cli: null, new("boto3", new(1, 26, 27), KnowsEndpoint: false))), StringComparison.Ordinal);
}
