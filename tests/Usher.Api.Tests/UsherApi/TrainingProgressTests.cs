using System.Net;
using System.Text.Json;
using Usher.Api.UsherApi;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Training;
using Usher.Storage.Contracts.Resources;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.UsherApi;

public sealed class TrainingProgressTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:personalize:us-east-1:123456789012:solution/films/12345678";

    private ServiceRecords _records = null!;
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        var version = new SolutionVersionResource(new() { SolutionVersionArn = Arn, Status = "ACTIVE" })
        {
            Metrics = new Dictionary<string, double> { ["coverage"] = 0.25 },
            Curve = [new("training aws-hrnn", 1, 5.5, 0.125)],
            Leaderboard = [new("aws-hrnn", new Dictionary<string, string>(), "ndcg@10", 0.5, 2, IsBaseline: false, IsPreliminary: false)],
            Verdict = "aws-hrnn won.",
        };
        _records = await ServiceRecords.OpenAsync(new MemoryResourceStore(version), TimeProvider.System, TestContext.Current.CancellationToken);
        // Nothing is asked about access here.
        _server = await new TestServer { Own = new UsherService([new JobHandlers(new(_records, new TrainingProgress()), explanations: null!, imports: null!)]) }.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _records.Dispose();
    }

    [Fact]
    public async Task A_training_that_has_ended_is_told_as_it_was_kept()
    {
        var answer = await AskAsync(_server.Keys.Add(TestKeys.Root), $"?arn={Uri.EscapeDataString(Arn)}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var training = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal((Arn, "ACTIVE", 100), (training.GetProperty("solutionVersionArn").GetString(), training.GetProperty("status").GetString(), training.GetProperty("percent").GetDouble()));
        Assert.Equal(0.25, training.GetProperty("metrics").GetProperty("coverage").GetDouble());
        Assert.Equal(0.125, training.GetProperty("curve")[0].GetProperty("validationNdcgAt10").GetDouble());
        Assert.Equal("aws-hrnn", training.GetProperty("leaderboard")[0].GetProperty("recipe").GetString());
        Assert.Equal("aws-hrnn won.", training.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Who_may_not_ask_is_told_which_right_he_lacks()
    {
        var answer = await AskAsync(_server.Keys.Add(TestKeys.User("ana")), $"?arn={Uri.EscapeDataString(Arn)}");

        answer.RefusedWith("AccessDeniedException");
        Assert.Contains($"is not authorized to perform: usher:DescribeTraining on resource: {Arn}", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_an_arn_is_told_how_one_looks()
    {
        var answer = await AskAsync(_server.Keys.Add(TestKeys.Root), "");

        answer.RefusedWith("InvalidInputException");
        Assert.Contains("arn is missing. Give it in the query: ?arn=arn:aws:personalize:REGION:ACCOUNT:solution/NAME/ID", answer.Body, StringComparison.Ordinal);
    }

    private Task<TestServer.Answer> AskAsync(SigningCredentials key, string query) => _server.SendAsync(key, "usher", HttpMethod.Get, $"/_usher/v1/solution-versions/progress{query}");
}
