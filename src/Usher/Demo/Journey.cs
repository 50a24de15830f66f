using Spectre.Console;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Ranking.Files;
using Usher.Rendering;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Demo;

/// <summary>
/// The journey of a Personalize tutorial against a server in this process, through its API alone: prepare, upload, import, train, deploy, recommend, watch a list move.
/// Everything lies in a temporary folder, which is gone afterwards, but for a data folder that was asked for.
/// </summary>
internal sealed class Journey(CommandContext context, DemoData data, DemoPlace place, IReadOnlyList<string> recipes)
{
    private const string Bucket = "my-movie-recommender-data";
    private const int ListLength = 10;
    private const int UsersShown = 3;

    // What else the site shows; of each, the first that the service has.
    private static readonly string[][] More = [["aws-popularity-count"], ["aws-similar-items", "aws-sims"], ["aws-trending-now"]];

    private readonly IAnsiConsole _screen = context.Terminal.Screen;
    private readonly Steps _steps = new(context.Terminal.Screen, context.Clock);

    /// <summary>Goes all the way.</summary>
    /// <param name="users">Whom to recommend to; empty for a choice of its own.</param>
    /// <param name="staysOpen">Whether the movie site and the console are opened at the end, until somebody says stop.</param>
    /// <param name="cancellationToken">Says stop.</param>
    public async Task RunAsync(IReadOnlyList<string> users, bool staysOpen, CancellationToken cancellationToken)
    {
        context.Trainer.EnsureFound();
        if (data.Notice is { } notice)
            _screen.WriteLine(notice);

        using (var folder = ScratchFolder.Create(ScratchFolder.Demo))
        {
            await using var server = await _steps.RunAsync("Start a server", () => EmbeddedServer.StartAsync(place.Kept ?? DataFolder.Find(Path.Combine(folder.FullName, "data"), Environment.GetEnvironmentVariable), place.Port, context, cancellationToken), server => $"account {server.Account} on {server.Endpoint}");
            var tutorial = new Tutorial(server.Client, server.Account, context.Clock);
            var group = await RunAsync(tutorial, folder.FullName, users, cancellationToken);
            if (staysOpen)
                await ShowAsync(server, tutorial, group, cancellationToken);
        }

        WriteNextSteps();
    }

    private async Task ShowAsync(EmbeddedServer server, Tutorial tutorial, string group, CancellationToken cancellationToken)
    {
        await _steps.RunAsync("Train what else the movie site shows", () => AddAsync(tutorial, group, cancellationToken), names => names.Count == 0 ? "nothing: the service has none of it" : string.Join(", ", names));
        await _steps.RunAsync("Open the movie site and the console", () => server.OpenWebAsync(place.WebPort, context, cancellationToken), web => $"{web}/ and {web}/console");
        _screen.WriteLine("   Sign in to the console with this key:");
        _screen.WriteLine($"     access key  {server.Root.AccessKeyId}");
        _screen.WriteLine($"     secret key  {server.Root.SecretKey}");
        _screen.WriteLine(place.Kept is null ? "   It stays open until Ctrl-C; then everything is gone." : "   It stays open until Ctrl-C; what was made stays.");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Terminal.Remark("Stopping.");
        }
    }

    private static async Task<IReadOnlyList<string>> AddAsync(Tutorial tutorial, string group, CancellationToken cancellationToken)
    {
        var added = new List<string>();
        foreach (var alternatives in More)
        {
            foreach (var recipe in alternatives)
            {
                if (await tutorial.TryAddAsync(group, recipe, cancellationToken))
                {
                    added.Add(recipe);
                    break;
                }
            }
        }

        return added;
    }

    private async Task<string> RunAsync(Tutorial tutorial, string folder, IReadOnlyList<string> users, CancellationToken cancellationToken)
    {
        var files = await _steps.RunAsync($"Prepare {data.Name}", () => Task.FromResult(DemoFiles.Write(data, folder, cancellationToken)), files => $"{string.Join(", ", files.All.Select(Path.GetFileName))} as Personalize reads them");
        await _steps.RunAsync("Upload to a bucket, under a role and a bucket policy", () => tutorial.UploadAsync(Bucket, files, cancellationToken), count => $"{Counts.Of(count, "file")} in s3://{Bucket}");
        var group = await _steps.RunAsync("Make schemas, a dataset group and its datasets, and import", () => tutorial.ImportAsync(Bucket, files, cancellationToken), _ => files.Contents);
        var version = await tutorial.BeginTrainingAsync(group, recipes, cancellationToken);
        var trained = await _steps.RunAsync(
            "Train: AutoML",
            () => context.Terminal.TrainingView().ShowAsync(progress => tutorial.WatchTrainingAsync(version, progress, cancellationToken)),
            trained => $"kept {trained.Recipe}",
            PastTutorial.Training);
        _screen.WriteLeaderboard(trained);
        await _steps.RunAsync("Measure by Personalize's protocol", () => tutorial.MetricsAsync(version, cancellationToken), Describe);
        var campaign = await _steps.RunAsync("Deploy a campaign", () => tutorial.DeployAsync(version, cancellationToken), _ => "it answers", PastTutorial.Campaign);
        var shown = users.Count > 0 ? users : data.Users.Count > 0 ? data.Users : files.FirstUsers(UsersShown);
        await _steps.RunAsync("Recommend", () => RecommendAsync(tutorial, campaign, files, shown, cancellationToken), count => Counts.Of(count, "list"));
        await _steps.RunAsync($"Let user {shown[0]} watch a film", () => WatchAsync(tutorial, campaign, group, files, shown[0], cancellationToken), text => text);
        await _steps.RunAsync($"Leave out what user {shown[0]} has seen, by a filter", () => FilterAsync(tutorial, campaign, group, files, shown[0], cancellationToken), text => text);
        return group;
    }

    private async Task<int> RecommendAsync(Tutorial tutorial, string campaign, DemoFiles files, IReadOnlyList<string> users, CancellationToken cancellationToken)
    {
        foreach (var user in users)
        {
            var items = await tutorial.RecommendAsync(campaign, user, cancellationToken);
            _screen.WriteLine();
            _screen.MarkupLineInterpolated(files.Knows(user) ? (FormattableString)$"   [bold]For user {user}[/]" : $"   [bold]User {user} is not in the data[/]; for someone unknown:");
            _screen.WriteRecommendation(files.Describe(user, items.Take(ListLength)));
            if (data.IsOfPastTutorial && PastTutorial.ItemsFor(user) is { Count: > 0 } past)
                _screen.WriteLine($"   What the tutorial got stands here at: {string.Join(", ", past.Select(item => $"{item} {Rank(items, item)}"))}");
        }

        return users.Count;
    }

    // The first film of the list that is not at its head: seeing it says something new about the user.
    private static async Task<string> WatchAsync(Tutorial tutorial, string campaign, string group, DemoFiles files, string user, CancellationToken cancellationToken)
    {
        var before = await tutorial.RecommendAsync(campaign, user, cancellationToken);
        var film = before[Math.Min(ListLength, before.Count - 1)].ItemId!;
        await tutorial.WatchAsync(group, user, film, cancellationToken);
        var after = await tutorial.RecommendAsync(campaign, user, cancellationToken);
        var moved = after.Take(ListLength).Count(item => before.Take(ListLength).All(other => other.ItemId != item.ItemId));
        return $"{files.TitleOf(film)} was watched; {moved} of the first {ListLength} are new, at the head: {string.Join("; ", after.Take(3).Select(item => files.TitleOf(item.ItemId!)))}";
    }

    private static async Task<string> FilterAsync(Tutorial tutorial, string campaign, string group, DemoFiles files, string user, CancellationToken cancellationToken)
    {
        var filter = await tutorial.FilterAsync(group, "unseen", "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")", cancellationToken);
        var all = await tutorial.RecommendAsync(campaign, user, cancellationToken);
        var unseen = (await tutorial.RecommendAsync(campaign, user, cancellationToken, filter)).Select(item => item.ItemId!).ToArray();
        var seen = all.Take(ListLength).Count(item => !unseen.Contains(item.ItemId));
        return $"{seen} of the first {ListLength} {(seen == 1 ? "goes" : "go")}; at the head are {string.Join("; ", unseen.Take(3).Select(files.TitleOf))}";
    }

    private static string Rank(IReadOnlyList<PredictedItem> items, string item)
    {
        var place = items.Index().FirstOrDefault(one => one.Item.ItemId == item, (-1, null!)).Index;
        return place < 0 ? $"beyond {items.Count}" : $"#{place + 1}";
    }

    private static string Describe(IReadOnlyDictionary<string, double> metrics) => string.Join(
        ", ",
        from metric in (IEnumerable<(string Name, string Key)>)[("NDCG@10", "normalized_discounted_cumulative_gain_at_10"), ("precision@5", "precision_at_5"), ("coverage", "coverage")]
        where metrics.ContainsKey(metric.Key)
        select FormattableString.Invariant($"{metric.Name} {metrics[metric.Key]:0.0000}"));

    private void WriteNextSteps()
    {
        _screen.WriteLine();

        // Not by the screen, which breaks lines: a command is to be copied whole.
        if (place.Kept is { } kept)
            context.Terminal.Output.WriteLine($"What was made is in {kept.FullName}. Go on with it: {kept.CommandLine("serve")}");
        _screen.WriteLine("The same with your own data and the AWS CLI: usher serve, eval \"$(usher env)\", and docs/tutorial.md step by step.");
    }
}
