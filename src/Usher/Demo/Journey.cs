using Spectre.Console;
using Usher.Commands;
using Usher.Datasets;
using Usher.Learning;
using Usher.Models;
using Usher.Ranking.Jobs;
using Usher.Rendering;

namespace Usher.Demo;

/// <summary>From ratings to recommendations: prepare, import, train, recommend. Everything lies in a temporary folder, which is gone afterwards.</summary>
internal sealed class Journey(Surroundings surroundings, DemoData data, IReadOnlyList<string> recipes)
{
    private const int ListLength = 10;
    private const int UsersShown = 3;
    private const int TitlesShown = 3;

    private readonly IAnsiConsole _screen = surroundings.Terminal.Screen;
    private readonly Steps _steps = new(surroundings.Terminal.Screen, surroundings.Clock);

    public async Task RunAsync(IReadOnlyList<string> users, CancellationToken stop)
    {
        surroundings.Trainer.EnsureFound();
        if (data.Notice is { } notice)
            _screen.WriteLine(notice);

        var folder = Directory.CreateTempSubdirectory("usher-demo-");
        try
        {
            var files = await _steps.RunAsync($"Prepare {data.Name}", () => Prepare(folder.FullName, stop), _ => "interactions.csv, items.csv and users.csv as Personalize reads them");
            var dataset = await _steps.RunAsync("Import", () => Import(files, stop), Describe);
            var model = Path.Combine(folder.FullName, "model");
            var trained = await _steps.RunAsync("Train: AutoML", () => Train(dataset, model, stop), trained => $"kept {trained.Recipe}");
            _screen.WriteLeaderboard(trained);
            await _steps.RunAsync("Recommend", () => Recommend(model, dataset, users.Count > 0 ? users : [.. dataset.Set.UserIds.Ids.Take(UsersShown)]), count => Counts.Of(count, "list"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        WriteNextSteps();
    }

    private DatasetRequest Prepare(string folder, CancellationToken stop)
    {
        var (interactions, items) = (Path.Combine(folder, "interactions.csv"), Path.Combine(folder, "items.csv"));
        var users = data.Write(interactions, items, Path.Combine(folder, "users.csv"), stop);
        return new(interactions, items, users);
    }

    private static LoadedDataset Import(DatasetRequest files, CancellationToken stop) => CsvDataset.Load(new(files.Interactions, files.Items, files.Users), stop);

    private static string Describe(LoadedDataset dataset) =>
        $"{Counts.Of(dataset.Set.EventCount, "interaction")} of {Counts.Of(dataset.Set.UserCount, "user")} with {Counts.Of(dataset.Set.ItemCount, "item")}, no bad row";

    private Task<TrainedModel> Train(LoadedDataset dataset, string model, CancellationToken stop) =>
        new ModelTraining(surroundings, surroundings.TrainingView())
            .RunAsync(dataset, new() { Kind = TrainingJobKind.Train, AutoMl = new(recipes) }, model, stop);

    private int Recommend(string model, LoadedDataset dataset, IReadOnlyList<string> users)
    {
        using var recommender = Recommender.Open(model);
        foreach (var user in users)
        {
            var recommendation = recommender.Recommend(user, ListLength, includeSeen: false);
            _screen.WriteLine();
            if (recommendation.IsKnownUser)
                _screen.MarkupLineInterpolated($"   [bold]For user {user}[/], last seen with {NewestTitles(dataset, user)}");
            else
                _screen.MarkupLineInterpolated($"   [bold]User {user} is not in the data[/]; for someone unknown:");

            _screen.WriteRecommendation(recommendation);
        }

        return users.Count;
    }

    private static string NewestTitles(LoadedDataset dataset, string user)
    {
        var set = dataset.Set;
        var items = set.ItemsOf(set.UserIds.IndexOf(user));
        var ids = items[Math.Max(0, items.Length - TitlesShown)..].ToArray().Select(item => set.ItemIds[item]);
        return string.Join("; ", ids.Reverse().Select(id => dataset.Titles.GetValueOrDefault(id, id)));
    }

    private void WriteNextSteps()
    {
        _screen.WriteLine();
        _screen.WriteLine("With your own data: usher train FILE.csv --auto-ml --out model, then usher recommend model --user ID.");
    }
}
