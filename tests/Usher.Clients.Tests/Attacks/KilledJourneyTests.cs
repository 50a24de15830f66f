using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using Usher.Contracts;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Clients.Tests.Attacks;

/// <summary>kill -9 of the real server in the midst of journeys: uploads, imports, trainings, deployments, deletions, and events all the while. One data folder lives through all of it.</summary>
/// <remarks>The moment of each kill comes from a seed: a step of the journey, and some milliseconds into it.</remarks>
[AwsSource("Developer Guide, 'Importing bulk data', 'Creating a solution version', 'Creating a campaign': a status ends in ACTIVE or CREATE FAILED with a failureReason")]
public sealed class KilledJourneyTests : IAsyncDisposable
{
    private const int Seed = 1;
    private const int Rows = 1_000;
    private const int Users = 50;
    private const int FirstItems = 20;
    // A journey brings items that no other has: whatever of them is in a list tells which imports are seen.
    private const int NewItems = 5;
    private const int LongestWait = 150;
    private const string Bucket = "killed";

    private readonly UsherServer _server = new();
    private readonly Random _random = new(Seed);
    private readonly HashSet<string> _acknowledgedEvents = [];
    private readonly HashSet<string> _made = [];
    // Asked for, and perhaps done though nobody was told; and acknowledged.
    private readonly HashSet<string> _deleting = [];
    private readonly HashSet<string> _deleted = [];
    private string _group = "";
    private string _dataset = "";
    private string _solution = "";
    private string _tracker = "";
    private string _role = "";
    private int _events;

    /// <summary>How many journeys are killed; USHER_KILLS=50 for many.</summary>
    private static int Journeys => int.TryParse(Environment.GetEnvironmentVariable("USHER_KILLS"), out var kills) ? kills : 4;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Datasets => Path.Combine(_server.Data, "datasets");

    private string Models => Path.Combine(_server.Data, "models");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Whatever_was_acknowledged_is_there_work_goes_on_and_nothing_is_half_there()
    {
        await _server.InitializeAsync();
        await PrepareAsync();
        for (var journey = 1; journey <= Journeys; journey++)
        {
            var (step, wait) = (_random.Next(Step.Last + 1), TimeSpan.FromMilliseconds(_random.Next(LongestWait)));
            await KillAsync(journey, step, wait);
            await _server.StartAsync();
            try
            {
                await CheckAsync(journey);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Journey {journey} was killed {wait.TotalMilliseconds} ms after its step {step} began.\n{_server.Log}", fault);
            }
        }
    }

    /// <summary>An account that has all a journey needs: a role, a bucket, a dataset with rows enough to train on, a solution, a tracker.</summary>
    private async Task PrepareAsync()
    {
        using (var plain = new PlainClient(_server))
        {
            Assert.Equal(200, (await plain.PutAsync($"/{Bucket}", [])).Status);
            await plain.PutAsync($"/{Bucket}?policy", Encoding.UTF8.GetBytes(Policies.LetPersonalizeIn(Bucket, _server.Account)));
            await plain.CallAsync("iam", Form(("Action", "CreateRole"), ("RoleName", "reader"), ("AssumeRolePolicyDocument", Policies.TrustPersonalize)));
            await plain.CallAsync("iam", Form(("Action", "PutRolePolicy"), ("RoleName", "reader"), ("PolicyName", "read"), ("PolicyDocument", Policies.ReadBucket(Bucket))));
            _role = $"arn:aws:iam::{_server.Account}:role/reader";
        }

        using var caller = new ServiceCaller(_server);
        _group = (await caller.CallAsync<CreateDatasetGroupResponse>(new CreateDatasetGroupRequest { Name = "killed" })).DatasetGroupArn!;
        var schema = (await caller.CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = "killed", Schema = Schema })).SchemaArn!;
        _dataset = (await caller.CallAsync<CreateDatasetResponse>(new CreateDatasetRequest { Name = "killed", DatasetGroupArn = _group, DatasetType = "INTERACTIONS", SchemaArn = schema })).DatasetArn!;
        await ImportAsync(caller, 0);
        var solution = new CreateSolutionRequest { Name = "killed", DatasetGroupArn = _group, RecipeArn = "arn:aws:personalize:::recipe/aws-popularity-count", PerformAutoTraining = false };
        _solution = (await caller.CallAsync<CreateSolutionResponse>(solution)).SolutionArn!;
        _tracker = (await caller.CallAsync<CreateEventTrackerResponse>(new CreateEventTrackerRequest { Name = "killed", DatasetGroupArn = _group })).TrackingId!;
        await SettleAsync(caller);
    }

    /// <summary>Begins a journey, with events beside it, and kills the server some time after a step of it began.</summary>
    private async Task KillAsync(int journey, int step, TimeSpan wait)
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var caller = new ServiceCaller(_server);
        Task[] running = [UntilKilledAsync(() => TravelAsync(caller, journey, step, began)), UntilKilledAsync(() => SendEventsAsync(caller))];
        await await Task.WhenAny(began.Task, Task.WhenAll(running));
        Assert.True(began.Task.IsCompleted, _server.Log);
        await Task.Delay(wait, Stop);
        await _server.KillAsync();
        await Task.WhenAll(running);
    }

    private async Task TravelAsync(ServiceCaller caller, int journey, int last, TaskCompletionSource began)
    {
        Reached(Step.Upload);
        await ImportAsync(caller, journey, () => Reached(Step.Import));
        await SettleAsync(caller);

        Reached(Step.Train);
        var version = Made((await caller.CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = _solution })).SolutionVersionArn!);
        await SettleAsync(caller);

        Reached(Step.Deploy);
        Made((await caller.CallAsync<CreateCampaignResponse>(new CreateCampaignRequest { Name = $"killed-{journey}", SolutionVersionArn = version })).CampaignArn!);
        await SettleAsync(caller);

        Reached(Step.Delete);
        foreach (var campaign in (await caller.CallAsync<ListCampaignsResponse>(new ListCampaignsRequest())).Campaigns!.Where(campaign => !campaign.Name!.EndsWith($"-{journey}", StringComparison.Ordinal)))
        {
            _deleting.Add(campaign.CampaignArn!);
            await caller.CallAsync(new DeleteCampaignRequest { CampaignArn = campaign.CampaignArn! });
            _deleted.Add(campaign.CampaignArn!);
        }

        var passing = (await caller.CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = $"killed-{journey}", Schema = Schema })).SchemaArn!;
        await caller.CallAsync(new DeleteSchemaRequest { SchemaArn = passing });
        _deleted.Add(passing);
        // The kill comes at the latest now.
        Reached(Step.Last);

        void Reached(int step)
        {
            if (step >= last)
                began.TrySetResult();
        }
    }

    private async Task SendEventsAsync(ServiceCaller caller)
    {
        while (true)
        {
            var id = (++_events).ToString(CultureInfo.InvariantCulture);
            await caller.CallAsync(new PutEventsRequest
            {
                TrackingId = _tracker,
                UserId = $"u{_events % Users}",
                SessionId = "s",
                EventList = [new() { EventId = id, EventType = "click", ItemId = $"i0-{_events % FirstItems}", SentAt = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + _events) }],
            });
            _acknowledgedEvents.Add(id);
        }
    }

    /// <summary>Uploads a file and imports it.</summary>
    private async Task ImportAsync(ServiceCaller caller, int number, System.Action? uploaded = null)
    {
        using (var plain = new PlainClient(_server))
            Assert.Equal(200, (await plain.PutAsync($"/{Bucket}/{number}.csv", Encoding.UTF8.GetBytes(RowsOf(number)))).Status);
        uploaded?.Invoke();
        var request = new CreateDatasetImportJobRequest
        {
            JobName = $"killed-{number}",
            DatasetArn = _dataset,
            DataSource = new() { DataLocation = $"s3://{Bucket}/{number}.csv" },
            RoleArn = _role,
            ImportMode = number == 0 ? "FULL" : "INCREMENTAL",
        };
        Made((await caller.CallAsync<CreateDatasetImportJobResponse>(request)).DatasetImportJobArn!);
    }

    private async Task CheckAsync(int journey)
    {
        using var caller = new ServiceCaller(_server);
        var (imports, versions, campaigns) = await SettleAsync(caller);
        // All that was acknowledged is there, and what was deleted has gone for good.
        var found = imports.Concat(versions).Concat(campaigns).ToDictionary(one => one.Arn, one => one.Status);
        Assert.All(_made.Except(_deleting), arn => Assert.True(found.ContainsKey(arn), $"{arn} was made and is not there."));
        Assert.All(found.Keys, arn => Assert.DoesNotContain(arn, _deleted));
        var schemas = (await caller.CallAsync<ListSchemasResponse>(new ListSchemasRequest())).Schemas!.Select(schema => schema.SchemaArn!);
        Assert.Empty(schemas.Intersect(_deleted));

        // Imports are whole or not there: their files, and what a list shows of them.
        Assert.All(found.Values, status => Assert.Equal("ACTIVE", status));
        Assert.Equal(Enumerable.Repeat(Rows, imports.Count), Directory.GetFiles(Datasets).Select(RowsIn));
        Assert.Empty(Directory.GetDirectories(Datasets));

        // A model for each version and no more; half a one would not be opened.
        Assert.Equal(versions.Count, Directory.GetDirectories(Models).Count(folder => Path.GetFileName(folder) != "jobs"));
        foreach (var (arn, _) in campaigns)
            Assert.NotEmpty(await RecommendAsync(caller, arn));

        Assert.Empty(_acknowledgedEvents.Except(KeptEvents()));
        if (journey == Journeys)
            await EveryImportIsInAListAsync(caller, imports.Count);
    }

    // The most popular items of a model that was trained on all of it.
    private async Task EveryImportIsInAListAsync(ServiceCaller caller, int imports)
    {
        var version = (await caller.CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = _solution })).SolutionVersionArn!;
        await SettleAsync(caller);
        var campaign = (await caller.CallAsync<CreateCampaignResponse>(new CreateCampaignRequest { Name = "killed-last", SolutionVersionArn = version })).CampaignArn!;
        await SettleAsync(caller);
        var items = (await RecommendAsync(caller, campaign)).ToLookup(item => item.Split('-')[0]);
        Assert.Equal(imports, items.Count);
        Assert.All(items, import => Assert.Equal(ItemsIn(int.Parse(import.Key[1..], CultureInfo.InvariantCulture)), import.Count()));
    }

    private static async Task<string[]> RecommendAsync(ServiceCaller caller, string campaign) =>
        [.. (await caller.CallAsync<GetRecommendationsResponse>(new GetRecommendationsRequest { CampaignArn = campaign, UserId = "u1", NumResults = 500 })).ItemList!.Select(item => item.ItemId!)];

    /// <summary>Waits until nothing is under way.</summary>
    private async Task<(List<Described> Imports, List<Described> Versions, List<Described> Campaigns)> SettleAsync(ServiceCaller caller)
    {
        while (true)
        {
            var imports = (await caller.CallAsync<ListDatasetImportJobsResponse>(new ListDatasetImportJobsRequest { DatasetArn = _dataset, MaxResults = 100 })).DatasetImportJobs!.Select(job => new Described(job.DatasetImportJobArn!, job.Status!)).ToList();
            var versions = (await caller.CallAsync<ListSolutionVersionsResponse>(new ListSolutionVersionsRequest { SolutionArn = _solution.Length == 0 ? null : _solution, MaxResults = 100 })).SolutionVersions!.Select(version => new Described(version.SolutionVersionArn!, version.Status!)).ToList();
            var campaigns = (await caller.CallAsync<ListCampaignsResponse>(new ListCampaignsRequest { MaxResults = 100 })).Campaigns!.Select(campaign => new Described(campaign.CampaignArn!, campaign.Status!)).ToList();
            if (imports.Concat(versions).Concat(campaigns).All(one => one.Status is "ACTIVE" or "CREATE FAILED"))
                return (imports, versions, campaigns);

            await Task.Delay(20, Stop);
        }
    }

    private static async Task UntilKilledAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // Killed.
        }
    }

    private string Made(string arn)
    {
        _made.Add(arn);
        return arn;
    }

    private HashSet<string> KeptEvents()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_server.Data, "events.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT event_id FROM events";
        using var reader = command.ExecuteReader();
        var ids = new HashSet<string>();
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }

    private static int RowsIn(string part)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM read_parquet($1)";
        command.Parameters.Add(new DuckDBParameter(part));
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static int ItemsIn(int number) => number == 0 ? FirstItems : NewItems;

    private static string RowsOf(int number)
    {
        var file = new StringBuilder("USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE\n");
        for (var row = 0; row < Rows; row++)
            file.Append(CultureInfo.InvariantCulture, $"u{row % Users},i{number}-{row * 7 % ItemsIn(number)},{1_600_000_000 + row},click\n");
        return file.ToString();
    }

    private static string Form(params ReadOnlySpan<(string Name, string Value)> parameters) =>
        string.Join('&', parameters.ToArray().Append(("Version", "2010-05-08")).Select(parameter => $"{parameter.Item1}={Uri.EscapeDataString(parameter.Item2)}"));

    private const string Schema =
        """
        {"type": "record", "name": "Interactions", "namespace": "com.amazonaws.personalize.schema", "version": "1.0", "fields": [
            {"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}, {"name": "EVENT_TYPE", "type": "string"}]}
        """;

    /// <summary>The steps of a journey, in their order.</summary>
    private static class Step
    {
        public const int Upload = 0;
        public const int Import = 1;
        public const int Train = 2;
        public const int Deploy = 3;
        public const int Delete = 4;
        public const int Last = 5;
    }

    private sealed record Described(string Arn, string Status);
}
