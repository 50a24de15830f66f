using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Usher.Contracts;

namespace Usher.Clients.Tests.Watching;

/// <summary>What a running server tells those who watch it: metrics, health, log and traces.</summary>
[Trait("needs", "client")]
public sealed partial class WatchingTests(WatchedServer watched) : IClassFixture<WatchedServer>
{
    private const string Campaign = "campaign_arn";
    private const string Requests = "aws_personalize_get_recommendations_total";
    private const string ClientErrors = "aws_personalize_get_recommendations_4xx_errors_total";
    private const string Latencies = "aws_personalize_get_recommendations_latency_seconds_count";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A user of whom nothing that is written down may tell.</summary>
    private static string SecretUser() => $"viewer-{Guid.NewGuid():N}";

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/health/ready")]
    public async Task What_is_for_operators_is_not_there_for_clients_of_a_proxy(string path)
    {
        Assert.Equal(200, (await watched.GetAsync(path)).Status);
        Assert.Equal(404, (await watched.GetAsync(path, ("X-Forwarded-For", "127.0.0.1"))).Status);
        Assert.Equal(404, (await watched.GetAsync(path, ("Via", "1.1 proxy"))).Status);
        Assert.Equal(421, (await watched.GetAsync(path, ("Host", "evil.example"))).Status);
    }

    [Fact]
    public async Task A_call_moves_the_metrics_of_its_campaign_and_a_refused_one_is_the_callers_fault()
    {
        watched.Require();
        var before = await watched.MetricsAsync();

        var answered = await RecommendAsync(watched.CampaignArn, SecretUser());
        var refused = await RecommendAsync(watched.CampaignArn, SecretUser(), numResults: 1_000);

        var after = await watched.MetricsAsync();
        Assert.Equal((200, 400), (answered.Status, refused.Status));
        Assert.Equal((1, 1, 2), (Moved(Requests), Moved(ClientErrors), Moved(Latencies)));
        Assert.Equal(0, Moved("aws_personalize_get_recommendations_5xx_errors_total"));

        double Moved(string name) => after.Sum(name, Campaign, watched.CampaignArn) - before.Sum(name, Campaign, watched.CampaignArn);
    }

    [Fact]
    public async Task Labels_have_ARNs_of_what_is_there_and_never_what_a_caller_makes_up_or_who_a_user_is()
    {
        watched.Require();
        var (user, madeUp) = (SecretUser(), $"{watched.CampaignArn}-{Guid.NewGuid():N}");
        await RecommendAsync(watched.CampaignArn, user);
        await PutAsync(watched.TrackingId, user);
        var before = await watched.MetricsAsync();

        Assert.Equal(404, (await RecommendAsync(madeUp, user)).Status);
        Assert.Equal(400, (await PutAsync(Guid.NewGuid().ToString(), user)).Status);

        var after = await watched.MetricsAsync();
        Assert.Equal(1, after.Sum(ClientErrors, Campaign, "") - before.Sum(ClientErrors, Campaign, ""));
        var made = watched.Made!.AsObject().Select(member => member.Value!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var labels = after.Samples.SelectMany(sample => sample.Labels.Values).Distinct().ToArray();
        Assert.Contains(watched.CampaignArn, labels);
        Assert.All(labels.Where(label => label.StartsWith("arn:", StringComparison.Ordinal)), label => Assert.Contains(label, made));
        Assert.All(labels, label => Assert.DoesNotContain(user, label, StringComparison.Ordinal));
    }

    [Fact, AwsSource("Developer Guide, 'CloudWatch metrics for Amazon Personalize'")]
    public async Task Metrics_have_the_names_of_CloudWatch()
    {
        watched.Require();
        await RecommendAsync(watched.CampaignArn, SecretUser());
        await PutAsync(watched.TrackingId, SecretUser());
        await watched.AskAsync("/personalize-ranking", new() { ["campaignArn"] = watched.CampaignArn, ["userId"] = SecretUser(), ["inputList"] = new JsonArray("film-1") });
        var dataset = watched.Made!["datasetArn"]!.GetValue<string>();
        await watched.AskAsync("/items", new() { ["datasetArn"] = dataset, ["items"] = new JsonArray(new JsonObject { ["itemId"] = "film-1" }) });
        await watched.AskAsync("/users", new() { ["datasetArn"] = dataset, ["users"] = new JsonArray(new JsonObject { ["userId"] = SecretUser() }) });

        var names = (await watched.MetricsAsync()).Names.Where(name => name.StartsWith("aws_personalize_", StringComparison.Ordinal)).Select(name => Histogram().Replace(name, ""));

        string[] cloudWatch =
        [
            "DatasetImportJobRequests", "DatasetImportJobError", "DatasetImportJobExecutionTime", "DatasetSize",
            "SolutionTrainingJobRequests", "SolutionTrainingJobError", "SolutionTrainingJobExecutionTime",
            "GetRecommendations", "GetRecommendations4xxErrors", "GetRecommendations5xxErrors", "GetRecommendationsLatency",
            "GetPersonalizedRanking", "GetPersonalizedRanking4xxErrors", "GetPersonalizedRanking5xxErrors", "GetPersonalizedRankingLatency",
            "PutEventsRequests", "PutEvents4xxErrors", "PutEvents5xxErrors", "PutEventLatency",
            "PutItemsRequests", "PutItems4xxErrors", "PutItems5xxErrors", "PutItemsLatency",
            "PutUsersRequests", "PutUsers4xxErrors", "PutUsers5xxErrors", "PutUsersLatency",
        ];
        Assert.Equal(cloudWatch.Select(Snake).Order(StringComparer.Ordinal), names.Select(name => Suffix().Replace(name["aws_personalize_".Length..], "")).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("grafana/usher.json")]
    [InlineData("prometheus/alerts.yml")]
    public async Task Dashboard_and_alerts_ask_for_metrics_and_labels_that_a_server_has(string file)
    {
        watched.Require();
        await RecommendAsync(watched.CampaignArn, SecretUser());
        await PutAsync(watched.TrackingId, SecretUser());
        var metrics = await watched.MetricsAsync();
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", file), Stop);
        var queries = file.EndsWith(".json", StringComparison.Ordinal)
            ? JsonNode.Parse(text)!["panels"]!.AsArray().SelectMany(panel => panel!["targets"]?.AsArray() ?? []).Select(target => target!["expr"]!.GetValue<string>()).ToArray()
            : [.. Expression().Matches(text).Select(match => match.Groups[1].Value)];

        var asked = queries.SelectMany(query => Metric().Matches(query)).Select(match => match.Value).Distinct().ToArray();
        var labels = queries.SelectMany(query => Grouping().Matches(query)).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))
            .Concat(queries.SelectMany(query => Matcher().Matches(query)).Select(match => match.Groups[1].Value)).Distinct().Except(["job"]).ToArray();

        Assert.True(asked.Length >= 5 && labels.Length >= 3, $"{asked.Length} metrics and {labels.Length} labels were found in {file}.");
        Assert.All(asked, name => Assert.Contains(name, metrics.Names));
        Assert.All(labels, label => Assert.Contains(metrics.Samples, sample => sample.Labels.ContainsKey(label)));
    }

    [Fact]
    public async Task A_server_is_ready_while_its_data_folder_can_be_written_and_alive_without()
    {
        var (ready, body) = await watched.GetAsync("/health/ready");
        Directory.Move(watched.Server.Data, watched.Server.Data + ".away");
        var without = await watched.GetAsync("/health/ready");
        var alive = await watched.GetAsync("/health/live");
        Directory.Move(watched.Server.Data + ".away", watched.Server.Data);
        var again = await watched.GetAsync("/health/ready");

        Assert.Equal((200, 503, 200, 200), (ready, without.Status, alive.Status, again.Status));
        Assert.Equal(["disk", "records", "silo", "trainer"], JsonNode.Parse(body)!["checks"]!.AsObject().Select(check => check.Key).Order(StringComparer.Ordinal));
        Assert.Equal("Unhealthy", JsonNode.Parse(without.Body)!["checks"]!["disk"]!["status"]!.GetValue<string>());
        // Who asks for health does not learn where things lie.
        Assert.DoesNotContain(watched.Server.Data, without.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_line_of_the_log_is_JSON_and_a_request_is_found_by_its_id()
    {
        watched.Require();
        var user = SecretUser();
        var (answered, refused) = (await RecommendAsync(watched.CampaignArn, user), await RecommendAsync(watched.CampaignArn, user, numResults: 1_000));

        var answer = await LineOfAsync(answered.RequestId);
        var refusal = await LineOfAsync(refused.RequestId);

        Assert.Equal(("information", "GetRecommendations", 200), (Text(answer, "level"), Text(answer.GetProperty("details"), "operation"), answer.GetProperty("details").GetProperty("status").GetInt32()));
        Assert.Equal(("InvalidInputException", 400), (Text(refusal.GetProperty("details"), "outcome"), refusal.GetProperty("details").GetProperty("status").GetInt32()));
        Assert.Matches("^[0-9a-f]{32}$", Text(answer, "traceId"));
        Assert.DoesNotContain(user, watched.Server.Log, StringComparison.Ordinal);
        // Lines that are no JSON are those that 'usher serve' prints for its user, on standard output: 'Still starting' where the start takes more than ten seconds.
        Assert.All(
            watched.Server.Log.Split('\n').Where(line => !line.StartsWith('{')),
            line => Assert.Matches("^(Still starting|Made account|Usher serves|In each shell|The movie site)", line));
    }

    [Fact]
    public async Task A_trace_leads_from_the_call_to_the_users_grain_and_names_no_user()
    {
        watched.Require();
        var user = SecretUser();
        await RecommendAsync(watched.CampaignArn, user);

        var traces = await watched.Collector.WaitAsync("/v1/traces", "personalize GetRecommendations", "IUserGrain/RankAsync", "aws.request_id");

        Assert.DoesNotContain(user, traces, StringComparison.Ordinal);
    }

    [Fact, AwsSource("W3C Trace Context, 'Traceparent Header'")]
    public async Task A_trace_leads_from_the_REST_API_through_the_call_that_it_makes_to_the_users_grain()
    {
        watched.Require();
        var (user, trace) = (SecretUser(), Guid.NewGuid().ToString("N"));

        var answered = await watched.GetAsync($"/api/v1/recommend-items/{user}", ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));

        Assert.True(answered.Status == 200, answered.Body);
        // In protobuf each span begins with its trace's id, and has its name soon after.
        var id = Encoding.Latin1.GetString(Convert.FromHexString(trace));
        var (page, call, grain) = ("GET /api/v1/recommend-items/{userId}", "personalize GetRecommendations", "IUserGrain/RankAsync");
        var traces = await watched.Collector.WaitAsync("/v1/traces", kept => ((string[])[page, call, grain]).All(name => SpansOf(kept).Any(span => span.Contains(name, StringComparison.Ordinal))));
        Assert.DoesNotContain(user, traces, StringComparison.Ordinal);

        IEnumerable<string> SpansOf(string kept) => kept.Split(id).Skip(1).Select(span => span[..Math.Min(span.Length, 100)]);
    }

    [Fact, AwsSource("AWS Lambda Developer Guide, 'Using the Lambda runtime API'; API Gateway Developer Guide, 'Lambda integrations for HTTP APIs', payload format 2.0; RFC 9457")]
    public async Task The_function_of_deploy_aws_recommends_and_takes_events_with_this_server_behind_it()
    {
        watched.Require();
        Assert.SkipUnless(Directory.Exists(Path.Combine(Repository.Root, "deploy", "aws", "node_modules")), "deploy/aws/node_modules is absent; './test' installs it with 'npm ci'.");

        (await NodeScripts.RunAsync(watched.Server, "lambda.mjs", watched.CampaignArn, watched.TrackingId)).Succeeded();
    }

    private Task<(int Status, string RequestId)> RecommendAsync(string campaign, string user, int? numResults = null) =>
        watched.AskAsync("/recommendations", new() { ["campaignArn"] = campaign, ["userId"] = user, ["numResults"] = numResults });

    private Task<(int Status, string RequestId)> PutAsync(string tracker, string user) => watched.AskAsync("/events", new()
    {
        ["trackingId"] = tracker,
        ["userId"] = user,
        ["sessionId"] = "s",
        ["eventList"] = new JsonArray(new JsonObject { ["eventType"] = "Watch", ["itemId"] = "film-1", ["sentAt"] = 1_700_000_000 }),
    });

    // The line is written when the answer has been.
    private async Task<JsonElement> LineOfAsync(string requestId)
    {
        while (true)
        {
            var lines = watched.Server.Log.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement);
            if (lines.Where(line => line.TryGetProperty("requestId", out var id) && id.GetString() == requestId).ToArray() is [var found, ..])
                return found;

            await Task.Delay(20, Stop);
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    // DatasetImportJobError: dataset_import_job_error; GetRecommendations4xxErrors: get_recommendations_4xx_errors.
    private static string Snake(string name) => Word().Replace(name, "_$0").ToLowerInvariant().TrimStart('_');

    [GeneratedRegex("(?<=[a-z])[A-Z0-9]")]
    private static partial Regex Word();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Histogram();

    [GeneratedRegex("(_seconds|_bytes|_total)$")]
    private static partial Regex Suffix();

    [GeneratedRegex("(aws_personalize|usher|http_server|kestrel|dotnet)_[a-z0-9_]+")]
    private static partial Regex Metric();

    [GeneratedRegex("^ +expr: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Expression();

    [GeneratedRegex(@"by \((?:le, )?([a-z_, ]+)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex("([a-z_]+)(?:=~|!=|=)\"")]
    private static partial Regex Matcher();
}
