using System.Text.Json;

namespace Usher.Tests.Commands;

public sealed class EvaluateTests(SmallWorld world) : IClassFixture<SmallWorld>
{
    [Fact]
    public async Task Json_has_every_member_and_nothing_else_is_printed()
    {
        var outcome = (await Evaluate("--json", "--seeds", "2", "--ties", "item-descending")).Succeeded();

        using var json = JsonDocument.Parse(outcome.Output);
        var report = json.RootElement;
        Assert.Equal("usher-transitions", report.GetProperty("recipe").GetString());
        Assert.Contains("leave-one-out", report.GetProperty("protocol").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("item-descending", report.GetProperty("tieRule").GetString());
        Assert.Equal(2, report.GetProperty("seeds").GetArrayLength());
        Assert.True(report.GetProperty("trainSeconds").GetDouble() >= 0);

        var data = report.GetProperty("data");
        Assert.Equal(60, data.GetProperty("users").GetInt32());
        Assert.True(data.GetProperty("items").GetInt32() is > 50 and <= 90);
        Assert.True(data.GetProperty("interactions").GetInt32() > 1_000);
        Assert.Matches("^[0-9a-f]{64}$", data.GetProperty("hash").GetString());

        string[] metrics = ["hr@10", "ndcg@10", "mrr@25", "coverage@10", "precision@5"];
        var baselines = report.GetProperty("baselines");
        foreach (var values in (JsonElement[])[report.GetProperty("metrics"), baselines.GetProperty("aws-popularity-count"), baselines.GetProperty("usher-transitions")])
        {
            Assert.All(metrics, metric => Assert.InRange(values.GetProperty(metric).GetProperty("mean").GetDouble(), 0, 1));
            Assert.All(metrics, metric => Assert.True(values.GetProperty(metric).GetProperty("sd").GetDouble() >= 0));
        }

        var difference = report.GetProperty("differenceToBestCount").GetProperty("ndcg@10");
        Assert.True(difference.GetProperty("low").GetDouble() <= difference.GetProperty("high").GetDouble());
    }

    [Fact]
    public async Task A_person_sees_the_recipe_beside_its_baselines()
    {
        var outcome = (await Evaluate("--core", "5")).Succeeded();

        Assert.Contains("ndcg@10", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("popularity-count", outcome.Output, StringComparison.Ordinal);
        Assert.All(outcome.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("Read ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("personalize")]
    [InlineData("global-time")]
    public async Task Every_protocol_can_be_asked_for(string protocol)
    {
        using var json = JsonDocument.Parse((await Evaluate("--protocol", protocol, "--json")).Succeeded().Output);

        Assert.True(json.RootElement.GetProperty("metrics").GetProperty("ndcg@10").GetProperty("mean").GetDouble() > 0);
    }

    [Fact]
    public async Task An_unknown_protocol_is_answered_with_those_there_are()
    {
        var outcome = await Evaluate("--protocol", "random");

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("usher: --protocol is 'random'; allowed are leave-one-out, personalize, global-time.", outcome.Error, StringComparison.Ordinal);
    }

    private Task<Outcome> Evaluate(params string[] args) =>
        new UsherProgram().RunAsync(["evaluate", world.Interactions, "--recipe", "usher-transitions", .. args]);
}
