using System.Diagnostics;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.ServerBenchmarks.Service;

/// <summary>How the Personalize service of one process does, from its start to what it answers under full load, with wrk beside the server on the same cores.</summary>
/// <param name="usher">The program.</param>
/// <param name="folder">For everything; with room for 2 GB.</param>
/// <param name="movieLens">The folder with the MovieLens sets ml-1m and ml-100k.</param>
internal sealed class ServiceBenchmark(UsherProgram usher, string folder, string movieLens)
{
    private const int Rounds = 3;
    private const int Runs = 5;
    private const int ColdSeconds = 6;
    private const int Lists = 100;
    private const int ManyRows = 10_000_000;
    // More than are sent in one run: an event that agrees with one before is passed over.
    private const int ManyEvents = 150_000;

    private readonly string _data = Path.Combine(folder, "data");
    private string[] _users = [];
    private string[] _items = [];

    public async Task RunAsync()
    {
        Figures.Table("seconds", "lowest", "median", "highest");
        await MeasureStartsAsync();
        var (campaign, tracker) = await MeasureDeploymentAsync();
        await MeasureImportAsync();
        await MeasureDemoAsync();
        await MeasureColdAsync(campaign);
        await using var server = await usher.ServeAsync(_data);
        await MeasureLoadAsync(server, campaign, tracker);
        await MeasureNextAnswersAsync(server, campaign, tracker);
    }

    private async Task MeasureStartsAsync()
    {
        var first = new List<TimeSpan>();
        var later = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            var empty = Path.Combine(folder, $"start{run}");
            await using (var server = await usher.ServeAsync(empty))
                first.Add(server.Start);
            await using (var server = await usher.ServeAsync(empty))
                later.Add(server.Start);
        }

        Figures.Spread("first start, with an empty folder, to the first answer", first);
        Figures.Spread("a later start", later);
    }

    // One epoch: a model is as large as after many, and what it answers takes as long.
    private async Task<(string Campaign, string Tracker)> MeasureDeploymentAsync()
    {
        var csv = Path.Combine(folder, "ml-1m.csv");
        await usher.RunAsync("prepare", "movielens", Path.Combine(movieLens, "ml-1m"), "--out", csv);
        var rows = File.ReadLines(csv).Skip(1).Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray()).ToArray();
        _users = [.. rows.Select(row => row[0]).Distinct()];
        _items = [.. rows.Select(row => row[1]).Distinct()];

        await using var server = await usher.ServeAsync(_data);
        using var client = new ServiceClient(server);
        var account = new Account(server, client);
        var (group, import) = await account.ImportAsync("ml-1m", csv);
        var version = await account.TrainAsync(group, "aws-hrnn", new() { ["epochs"] = "1" });
        var deployments = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            var (deleted, took) = await account.DeployAsync(version, $"run{run}");
            deployments.Add(took);
            // The next one shall load the model again.
            await client.SendAsync(new DeleteCampaignRequest { CampaignArn = deleted });
        }

        Figures.Spread("import of MovieLens 1M, call to ACTIVE", [import]);
        Figures.Spread("campaign on MovieLens 1M, call to ACTIVE", deployments);
        var (campaign, _) = await account.DeployAsync(version, "served");
        return (campaign, await account.TrackAsync(group));
    }

    private async Task MeasureImportAsync()
    {
        var csv = Path.Combine(folder, "many.csv");
        WriteMany(csv);
        await using var server = await usher.ServeAsync(Path.Combine(folder, "many"));
        using var client = new ServiceClient(server);
        var (_, took) = await new Account(server, client).ImportAsync("many", csv);
        Figures.Spread($"import of {ManyRows:N0} rows, {new FileInfo(csv).Length / 1e6:N0} MB, call to ACTIVE", [took]);
        File.Delete(csv);
    }

    // Of 200,000 users and 60,000 items, the first ones far more frequent; in no order of time.
    private static void WriteMany(string csv)
    {
        var random = new Random(1);
        using var file = new StreamWriter(csv);
        file.Write("USER_ID,ITEM_ID,TIMESTAMP\n");
        for (var row = 0; row < ManyRows; row++)
            file.Write(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"u{random.Next(200_000)},item{(int)(Math.Pow(random.NextDouble(), 3) * 60_000)},{1_600_000_000 + random.Next(100_000_000)}\n"));
    }

    // From its start, server and all, to the first line of the first list.
    private async Task MeasureDemoAsync()
    {
        var lines = await usher.RunAsync("demo", "--movielens", Path.Combine(movieLens, "ml-100k"), "--once");
        Figures.Spread("usher demo on MovieLens 100K, AutoML over the HRNN recipes, to the first list", [lines.First(line => line.Text.Contains("For user", StringComparison.Ordinal)).After]);
    }

    // Each second asks for the users in another order, so that many in the first ones are users whose history is still to be read.
    private async Task MeasureColdAsync(string campaign)
    {
        await using var server = await usher.ServeAsync(_data);
        var files = Enumerable.Range(0, ColdSeconds).Select(second => Recommendations(server, campaign, $"cold{second}", seed: second)).ToArray();
        var rates = new List<string>();
        foreach (var file in files)
            rates.Add(Figures.Text((await Load.OfAsync(file, seconds: 1)).Rate, "N0"));
        Figures.Table(["requests/s, by second after a start", .. Enumerable.Range(1, ColdSeconds).Select(second => $"{second}")]);
        Figures.Row(["GetRecommendations", .. rates]);
    }

    private async Task MeasureLoadAsync(UsherServer server, string campaign, string tracker)
    {
        await using var bare = await BareServer.StartAsync();
        var bareFile = RequestFile.Write(bare.Address, BareServer.Recommendations, Bodies(campaign, seed: 1), signer: null, Path.Combine(folder, "bare"));
        // Both run for a while first: code that is called often is compiled once more, and better.
        await Load.OfAsync(bareFile);
        await Load.OfAsync(Recommendations(server, campaign, "warm", seed: 1), seconds: 10);
        var loads = new List<(Load Bare, Load Answers, Load Anew, Load Events)>();
        var memory = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var answers = await Load.OfAsync(Recommendations(server, campaign, "warm", seed: round));
            memory = Math.Max(memory, server.ResidentMiB());
            // A list is kept until the user's next event, or until another one is asked for.
            loads.Add((await Load.OfAsync(bareFile), answers, await Load.OfAsync(Recommendations(server, campaign, "anew", seed: round, 25, 24)), default!));
        }

        for (var round = 0; round < Rounds; round++)
            loads[round] = loads[round] with { Events = await Load.OfAsync(Events(server, tracker, round)) };

        Figures.Table($"32 connections, best of {Rounds}", "requests/s", "p99", "ratio to bare Kestrel in the same round");
        Print("bare Kestrel, JSON POST, 25 items", load => load.Bare, load => 1);
        Print($"GetRecommendations, signed, 25 of {_items.Length:N0} items", load => load.Answers, load => load.Answers.Rate / load.Bare.Rate);
        Print("the same, every list ranked anew (25 and 24 in turn)", load => load.Anew, load => load.Anew.Rate / load.Bare.Rate);
        Print("PutEvents, signed, on the disk", load => load.Events, load => load.Events.Rate / load.Bare.Rate);
        Console.WriteLine(FormattableString.Invariant($"\nResident memory of the server with {_users.Length:N0} warm users: {memory:0} MiB."));

        void Print(string what, Func<(Load Bare, Load Answers, Load Anew, Load Events), Load> side, Func<(Load Bare, Load Answers, Load Anew, Load Events), double> ratio)
        {
            var best = loads.MaxBy(load => side(load).Rate);
            Figures.Row(what, Figures.Text(side(best).Rate, "N0"), Figures.Text(side(best).P99, "0.0") + " ms", Figures.Text(ratio(best), "0.00"));
        }
    }

    // The answer after an event is acknowledged has to be another already.
    private async Task MeasureNextAnswersAsync(UsherServer server, string campaign, string tracker)
    {
        using var client = new ServiceClient(server);
        var changed = 0;
        var times = new List<TimeSpan>();
        foreach (var user in _users.Take(Lists))
        {
            var before = await AskAsync(user);
            var start = Stopwatch.GetTimestamp();
            await client.SendAsync(Event(tracker, user, _items[^1], $"next-{user}", TimeProvider.System.GetUtcNow()));
            var after = await AskAsync(user);
            times.Add(Stopwatch.GetElapsedTime(start));
            changed += after.SequenceEqual(before) ? 0 : 1;
        }

        Console.WriteLine(FormattableString.Invariant($"\nThe next answer after an acknowledged event was another for {changed} of {Lists} users; event and answer took {times.Order().ElementAt(Lists / 2).TotalMilliseconds:0.0} ms, in the median."));

        async Task<IReadOnlyList<PredictedItem>> AskAsync(string user) => (await client.CallAsync<GetRecommendationsResponse>(new GetRecommendationsRequest { CampaignArn = campaign, UserId = user })).ItemList!;
    }

    private RequestFile Recommendations(UsherServer server, string campaign, string name, int seed, params int[] counts) =>
        RequestFile.Write(server.Address, "/recommendations", Bodies(campaign, seed, counts), new(server.Root, UsherProgram.Region, "personalize"), Path.Combine(folder, name));

    // All users once for each length of list; 25 where none is given.
    private IEnumerable<byte[]> Bodies(string campaign, int seed, params int[] counts)
    {
        var users = _users.ToArray();
        new Random(seed).Shuffle(users);
        return (counts is [] ? [25] : counts).SelectMany(count => users.Select(user => ServiceClient.BodyOf(new GetRecommendationsRequest { CampaignArn = campaign, UserId = user, NumResults = count })));
    }

    private RequestFile Events(UsherServer server, string tracker, int round)
    {
        var now = TimeProvider.System.GetUtcNow();
        var bodies = Enumerable.Range(0, ManyEvents).Select(number => ServiceClient.BodyOf(Event(tracker, _users[number % _users.Length], _items[number % _items.Length], $"{round}-{number}", now)));
        return RequestFile.Write(server.Address, "/events", bodies, new(server.Root, UsherProgram.Region, "personalize"), Path.Combine(folder, "events"));
    }

    private static PutEventsRequest Event(string tracker, string user, string item, string id, DateTimeOffset now) =>
        new() { TrackingId = tracker, UserId = user, SessionId = $"s-{user}", EventList = [new() { EventId = id, EventType = "watch", ItemId = item, SentAt = now }] };
}
