using System.Xml.Linq;
using Usher.Contracts;

namespace Usher.Clients.Tests;

/// <summary>The files of deploy/, as the tools that read them see them.</summary>
public sealed class DeployTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Deploy { get; } = Path.Combine(Repository.Root, "deploy");

    [Fact]
    [Trait("needs", "client")]
    public async Task The_function_refuses_what_it_cannot_ask_and_tells_errors_as_problems()
    {
        Assert.SkipUnless(Client.Find("node") is not null, "node is absent.");

        var outcome = (await new Client("node", ["--test", Path.Combine(Deploy, "aws", "test/")]).RunAsync()).Succeeded();

        Assert.Matches("# pass [1-9]", outcome.Output);
    }

    [Fact, AwsSource("AWS Serverless Application Model and CloudFormation, as cfn-lint knows them")]
    public async Task The_template_passes_cfn_lint()
    {
        var program = Client.Find("cfn-lint");
        Assert.SkipUnless(program is not null, "cfn-lint is absent.");

        (await new Client(program, [Path.Combine(Deploy, "aws", "template.yaml")]).RunAsync()).Succeeded();
    }

    [Fact]
    public async Task The_unit_passes_systemd_analyze_and_leaves_little_of_the_machine_open()
    {
        var program = Client.Find("systemd-analyze");
        Assert.SkipUnless(program is not null, "systemd-analyze is absent.");
        var unit = _folder.Write("usher.service", (await File.ReadAllTextAsync(Path.Combine(Deploy, "usher.service"), TestContext.Current.CancellationToken)).Replace("/opt/usher/usher", "/bin/true", StringComparison.Ordinal));

        (await new Client(program, ["verify", unit]).RunAsync()).Succeeded();
        // Tenths: below 2.5 of 10 is "OK" to systemd.
        (await new Client(program, ["security", "--offline=true", "--threshold=25", unit]).RunAsync()).Succeeded();
    }

    [Fact]
    public void Compose_serves_on_the_ports_of_the_image_and_keeps_the_data_where_the_image_has_it()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", "Usher", "Usher.csproj"));
        var compose = File.ReadAllText(Path.Combine(Deploy, "compose.yaml"));
        var data = project.Descendants("ContainerEnvironmentVariable").Single(variable => variable.Attribute("Include")!.Value == "USHER_DATA").Attribute("Value")!.Value;

        Assert.All(project.Descendants("ContainerPort").Single().Attribute("Include")!.Value.Split(';'), port => Assert.Contains($":{port}\"", compose, StringComparison.Ordinal));
        Assert.Contains($"usher-data:{Path.GetDirectoryName(data)}\n", compose, StringComparison.Ordinal);
        Assert.Contains($"image: ${{USHER_IMAGE:-{project.Descendants("ContainerRepository").Single().Value}:latest}}", compose, StringComparison.Ordinal);
    }
}
