using System.Globalization;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.ServerBenchmarks.Service;

/// <summary>GetRecommendations with filters against the same without, on MovieLens 1M, with wrk beside the server on the same cores.</summary>
/// <param name="usher">The program.</param>
/// <param name="folder">For everything; with room for 500 MB.</param>
/// <param name="movieLens">The folder of MovieLens 1M.</param>
internal sealed class FilterBenchmark(UsherProgram usher, string folder, string movieLens)
{
    private const int Rounds = 5;
    private const int Fresh = 100;

    private const string ItemsSchema =
        """
        {"type": "record", "name": "Items", "namespace": "com.amazonaws.personalize.schema", "version": "1.0", "fields": [
            {"name": "ITEM_ID", "type": "string"}, {"name": "TITLE", "type": "string"}, {"name": "YEAR", "type": ["null", "int"]}, {"name": "GENRES", "type": "string", "categorical": true}]}
        """;

    private string[] _users = [];

    public async Task RunAsync()
    {
        await using var server = await usher.ServeAsync(Path.Combine(folder, "data"));
        using var client = new ServiceClient(server);
        var (group, campaign, items) = await MakeAsync(server, client);
        var genres = await FilterAsync(client, group, "static", "INCLUDE ItemID WHERE Items.GENRES IN (\"Comedy\", \"Drama\") AND Items.YEAR >= 1980");
        var placeholders = await FilterAsync(client, group, "placeholders", "INCLUDE ItemID WHERE Items.YEAR >= $FROM AND Items.GENRES IN ($GENRES)");
        var seen = await FilterAsync(client, group, "seen", "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")");

        var ways = new (string Name, Func<string, int, GetRecommendationsRequest> Make)[]
        {
            ("without a filter", (user, _) => new() { CampaignArn = campaign, UserId = user }),
            ("a static filter: two genres and a year", (user, _) => new() { CampaignArn = campaign, UserId = user, FilterArn = genres }),
            ("placeholders with values that never come twice", (user, number) => new() { CampaignArn = campaign, UserId = user, FilterArn = placeholders, FilterValues = Values(number) }),
            ("EXCLUDE of all interactions of the user", (user, _) => new() { CampaignArn = campaign, UserId = user, FilterArn = seen }),
        };
        await Load.OfAsync(Requests(server, ways[0].Make, seed: 0), seconds: 10);
        foreach (var (_, make) in ways)
            await Load.OfAsync(Requests(server, make, seed: 0), seconds: 5);
        var loads = ways.Select(_ => new List<Load>()).ToArray();
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var (index, way) in ways.Index())
                loads[index].Add(await Load.OfAsync(Requests(server, way.Make, round)));
        }

        Figures.Table($"32 connections, {Rounds} rounds in turn", "requests/s, median", "p99, median", "ratio to the same round without, median");
        foreach (var (index, way) in ways.Index())
        {
            Figures.Row(
                way.Name,
                Figures.Text(Median(loads[index].Select(load => load.Rate)), "N0"),
                Figures.Text(Median(loads[index].Select(load => load.P99)), "0.0") + " ms",
                Figures.Text(Median(loads[index].Zip(loads[0], (load, without) => load.Rate / without.Rate)), "0.00"));
        }

        await MeasureFreshnessAsync(client, group, campaign, items, seen);
    }

    // What was acknowledged has to count in the very next list.
    private async Task MeasureFreshnessAsync(ServiceClient client, string group, string campaign, string items, string seen)
    {
        var tracker = (await client.CallAsync<CreateEventTrackerResponse>(new CreateEventTrackerRequest { Name = "benchmark", DatasetGroupArn = group })).TrackingId!;
        var fresh = await FilterAsync(client, group, "fresh", "EXCLUDE ItemID WHERE Items.YEAR = 3000");
        var (events, puts) = (0, 0);
        foreach (var user in _users.Take(Fresh))
        {
            var first = (await AskAsync(user, seen))[0];
            await client.SendAsync(new PutEventsRequest { TrackingId = tracker, UserId = user, SessionId = $"s-{user}", EventList = [new() { EventType = "watch", ItemId = first, SentAt = TimeProvider.System.GetUtcNow() }] });
            events += (await AskAsync(user, seen)).Contains(first) ? 0 : 1;
            var other = (await AskAsync(user, fresh))[0];
            await client.SendAsync(new PutItemsRequest { DatasetArn = items, Items = [new() { ItemId = other, Properties = """{"title": "A film", "year": 3000, "genres": "Drama"}""" }] });
            puts += (await AskAsync(user, fresh)).Contains(other) ? 0 : 1;
        }

        Console.WriteLine($"\nOf {Fresh} events and {Fresh} rows of items, {events} and {puts} counted in the very next filtered list.");

        async Task<string[]> AskAsync(string user, string filter) =>
            [.. (await client.CallAsync<GetRecommendationsResponse>(new GetRecommendationsRequest { CampaignArn = campaign, UserId = user, FilterArn = filter })).ItemList!.Select(item => item.ItemId!)];
    }

    private async Task<(string Group, string Campaign, string Items)> MakeAsync(UsherServer server, ServiceClient client)
    {
        var (interactions, films) = (Path.Combine(folder, "interactions.csv"), Path.Combine(folder, "items.csv"));
        await usher.RunAsync("prepare", "movielens", movieLens, "--out", interactions, "--items", films);
        _users = [.. File.ReadLines(interactions).Skip(1).Select(line => line.Split(',')[0].Trim('"')).Distinct()];
        var account = new Account(server, client);
        var (group, _) = await account.ImportAsync("films", interactions);
        var items = await account.ImportItemsAsync(group, ItemsSchema, films);
        // One epoch: a model is as large as after many, and what it answers takes as long.
        var version = await account.TrainAsync(group, "aws-hrnn", new() { ["epochs"] = "1" });
        return (group, (await account.DeployAsync(version, "films")).Campaign, items);
    }

    private static async Task<string> FilterAsync(ServiceClient client, string group, string name, string expression)
    {
        var arn = (await client.CallAsync<CreateFilterResponse>(new CreateFilterRequest { Name = name, DatasetGroupArn = group, FilterExpression = expression })).FilterArn!;
        await Account.UntilActiveAsync(async () =>
        {
            var it = (await client.CallAsync<DescribeFilterResponse>(new DescribeFilterRequest { FilterArn = arn })).Filter!;
            return (it.Status, it.FailureReason);
        });
        return arn;
    }

    // Years with a fraction of their own, so that no combination comes twice.
    private static Dictionary<string, string> Values(int number) => new()
    {
        ["FROM"] = string.Create(CultureInfo.InvariantCulture, $"{1950 + (number % 40)}.{number:D7}"),
        ["GENRES"] = (number % 3) switch { 0 => "\"Comedy\",\"Drama\"", 1 => "\"Action\",\"Thriller\",\"Sci-Fi\"", _ => "\"Drama\"" },
    };

    private RequestFile Requests(UsherServer server, Func<string, int, GetRecommendationsRequest> make, int seed)
    {
        var users = _users.ToArray();
        new Random(seed).Shuffle(users);
        // More than are sent in one run.
        var bodies = Enumerable.Range(0, 120_000).Select(number => ServiceClient.BodyOf(make(users[number % users.Length], (seed * 1_000_000) + number)));
        return RequestFile.Write(server.Address, "/recommendations", bodies, new(server.Root, UsherProgram.Region, "personalize"), Path.Combine(folder, "requests"));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
