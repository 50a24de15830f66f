using System.Text;
using System.Text.Json;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.ServerBenchmarks;

/// <summary>How many lists a second the REST API gives: from its cache, against a bare Kestrel endpoint; without it, against GetRecommendations itself.</summary>
internal static class Lists
{
    private const int Rounds = 7;
    private const int WarmRounds = 5;
    private const int Users = 200;
    private const string Region = "us-east-1";
    private const string Recommender = "/api/v1/recommend-items/movie_recommendation/movie-recommender-campaign";

    /// <param name="folder">For scripts.</param>
    /// <param name="api">Of a demo that stays open.</param>
    /// <param name="web">Its web application.</param>
    /// <param name="account">Its account.</param>
    /// <param name="key">Its root key.</param>
    public static async Task RunAsync(string folder, Uri api, Uri web, string account, SigningCredentials key)
    {
        var cached = new Uri(web, $"{Recommender}/1");
        var answer = Path.Combine(folder, "answer.json");
        using var client = new HttpClient();
        var list = await client.GetByteArrayAsync(cached);
        await File.WriteAllBytesAsync(answer, list);
        await using var bare = await BareServer.StartAsync(answer);
        foreach (var path in (string[])["/json", "/object"])
        {
            var same = await client.GetByteArrayAsync(new Uri(bare.Address, path));
            if (!same.SequenceEqual(list))
                throw new InvalidOperationException($"{path} of the bare server answers something else than the REST API: the two cannot be compared.");
        }

        var anew = Script(folder, "anew.lua", user => Lua("GET", $"{Recommender}/{user}", [("Host", web.Authority), ("Cache-Control", "no-cache")], ""));
        var plain = Script(folder, "plain.lua", user => Lua("GET", $"{Recommender}/{user}?decorateItems=0", [("Host", web.Authority), ("Cache-Control", "no-cache")], ""));
        // Signatures are good for five minutes, so each load has its own.
        (string Name, Func<Task<Load>> Run)[] loads =
        [
            ("bare Kestrel, JSON made for each request", () => Load.OfAsync(new Uri(bare.Address, "/json"))),
            ("bare Kestrel, the same bytes from memory", () => Load.OfAsync(new Uri(bare.Address, "/object"))),
            ("REST recommend, cached", () => Load.OfAsync(cached)),
            ("GetRecommendations, signed, 200 users", () => Load.OfAsync(api, Script(folder, "direct.lua", user => Signed(api, account, key, user)))),
            ("REST recommend, not cached, 200 users", () => Load.OfAsync(web, anew)),
            ("the same without titles", () => Load.OfAsync(web, plain)),
        ];
        // All run for a while first: code that is called often is compiled once more, and better, over half a minute of each.
        for (var round = 0; round < WarmRounds; round++)
            await RunAsync();

        var rounds = new double[Rounds][];
        for (var round = 0; round < Rounds; round++)
            rounds[round] = await RunAsync();

        Console.WriteLine($"| 25 items, median of {Rounds} rounds | requests/s | ratio to bare Kestrel (JSON) | ratio to GetRecommendations |");
        Console.WriteLine("| --- | --- | --- | --- |");
        for (var i = 0; i < loads.Length; i++)
            Console.WriteLine(FormattableString.Invariant($"| {loads[i].Name} | {Median(i):N0} | {(i < 3 ? $"{Ratio(i, 0):0.00}" : "")} | {(i >= 3 ? $"{Ratio(i, 3):0.00}" : "")} |"));

        // Of rates in the same round: what else the machine does changes from one to the next.
        double Ratio(int load, int other) => MedianOf(rounds.Select(round => round[load] / round[other]));

        double Median(int load) => MedianOf(rounds.Select(round => round[load]));

        async Task<double[]> RunAsync()
        {
            var rates = new double[loads.Length];
            for (var i = 0; i < rates.Length; i++)
                rates[i] = (await loads[i].Run()).Rate;
            return rates;
        }
    }

    private static double MedianOf(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static string Script(string folder, string name, Func<int, string> requestOf)
    {
        var script = new StringBuilder("local requests = {}\n");
        for (var user = 1; user <= Users; user++)
            script.Append($"requests[{user}] = {requestOf(user)}\n");
        script.Append($"local next = 0\nfunction request()\n  next = next % {Users} + 1\n  return requests[next]\nend\n");
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, script.ToString());
        return path;
    }

    private static string Signed(Uri api, string account, SigningCredentials key, int user)
    {
        var body = JsonSerializer.Serialize(new { campaignArn = $"arn:aws:personalize:{Region}:{account}:campaign/movie-recommender-campaign", userId = $"{user}", numResults = 25 });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api, "/recommendations")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        new RequestSigner(key, Region, "personalize").Sign(request, BodyHash.Of(Encoding.UTF8.GetBytes(body)), TimeProvider.System.GetUtcNow());
        var headers = request.Headers.Concat(request.Content.Headers).Where(header => header.Key != "Content-Length").Select(header => (header.Key, string.Join(", ", header.Value)));
        return Lua("POST", "/recommendations", [("Host", api.Authority), .. headers.Where(header => header.Key != "Host"), ("Content-Length", $"{Encoding.UTF8.GetByteCount(body)}")], body);
    }

    // A long bracket: nothing in it is read as Lua. The line break behind the opening one is not part of it.
    private static string Lua(string method, string path, IEnumerable<(string Name, string Value)> headers, string body) =>
        $"([[\n{method} {path} HTTP/1.1\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\n"))}\n{body}]]):gsub(\"\\n\", \"\\r\\n\")";
}
