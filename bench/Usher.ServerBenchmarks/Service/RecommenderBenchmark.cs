namespace Usher.ServerBenchmarks.Service;

/// <summary>How long a recommender takes from the call to ACTIVE, on MovieLens 100K as a VIDEO_ON_DEMAND group.</summary>
/// <param name="usher">The program.</param>
/// <param name="folder">For everything.</param>
/// <param name="movieLens">The folder with the MovieLens set ml-100k.</param>
internal sealed class RecommenderBenchmark(UsherProgram usher, string folder, string movieLens)
{
    private const int Runs = 3;

    private static readonly string[] Recipes = ["aws-vod-most-popular", "aws-vod-because-you-watched-x", "aws-vod-trending-now", "aws-vod-top-picks"];

    public async Task RunAsync()
    {
        var csv = Path.Combine(folder, "ml-100k.csv");
        await usher.RunAsync("prepare", "movielens", Path.Combine(movieLens, "ml-100k"), "--out", csv);
        await using var server = await usher.ServeAsync(Path.Combine(folder, "data"));
        using var client = new ServiceClient(server);
        var account = new Account(server, client);
        var (group, _) = await account.ImportAsync("ml-100k", csv, "VIDEO_ON_DEMAND");
        Figures.Table("seconds", "lowest", "median", "highest");
        foreach (var recipe in Recipes)
        {
            var took = new List<TimeSpan>();
            for (var run = 0; run < Runs; run++)
                took.Add(await account.RecommendAsync(group, recipe));
            Figures.Spread($"{recipe}, call to ACTIVE", took);
        }
    }
}
