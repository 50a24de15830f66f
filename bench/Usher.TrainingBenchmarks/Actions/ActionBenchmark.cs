using System.Text.Json;
using Usher.Datasets.Generated;
using Usher.Ranking.Actions;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.ModelFolders;
using Usher.Training;
using Usher.Training.Jobs;

namespace Usher.TrainingBenchmarks.Actions;

/// <summary>How well aws-next-best-action finds propensities that are known, because the data is generated with them.</summary>
internal static class ActionBenchmark
{
    private const int Seeds = 5;
    private const int Bins = 10;

    public static void Run(TextWriter output)
    {
        output.WriteLine("| users | decisions against are recorded as | calibration error | mean distance | area under the curve | the same of take rates | training |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var users in (int[])[1_000, 3_000, 20_000])
        {
            foreach (var recordsRefusals in (bool[])[true, false])
            {
                var results = Enumerable.Range(1, Seeds).Select(seed => Measure(new() { Seed = seed, Users = users, RecordsRefusals = recordsRefusals })).ToArray();
                output.WriteLine(FormattableString.Invariant(
                    $"| {users:N0} | {(recordsRefusals ? "Not Taken" : "Viewed alone")} | {Figure(results, result => result.Error)} | {Figure(results, result => result.Distance)} | {Figure(results, result => result.Area)} | {Figure(results, result => result.AreaOfRates)} | {results.Average(result => result.Seconds):0.0} s |"));
            }
        }
    }

    private static (double Error, double Distance, double Area, double AreaOfRates, double Seconds) Measure(GeneratedActionsOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("usher-actions-").FullName;
        try
        {
            var shop = GeneratedActions.Create(options);
            var (set, actions) = (shop.ToTrainingSet(), shop.ToActionSet());
            var setFolder = Path.Combine(folder, TrainingJob.TrainingSetFolder);
            TrainingSetFiles.Write(set, setFolder);
            ActionSetFiles.Write(actions, setFolder);
            File.WriteAllText(
                Path.Combine(folder, TrainingJob.FileName), JsonSerializer.Serialize(new TrainingJob { Kind = TrainingJobKind.Train, Recipe = "aws-next-best-action" }, JobJson.Default.TrainingJob));
            using var messages = new StringWriter();
            if (new TrainingJobRunner(messages, Console.Error, RecipeBook.Find, TimeProvider.System).Run(folder, CancellationToken.None) != 0)
                throw new InvalidOperationException($"The training failed: {messages}");

            var done = messages.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, JobJson.Default.TrainerMessage)).OfType<DoneMessage>().Single();
            using var model = ModelFolder.Open(Path.Combine(folder, TrainingJob.OutputFolder));
            var pairs = Pairs(shop, set, actions, model.LoadActionRanker());
            var error = pairs.GroupBy(pair => Math.Min(Bins - 1, (int)(pair.Score * Bins))).Sum(bin => Math.Abs(bin.Sum(pair => pair.Score - pair.Truth))) / pairs.Count;
            return (
                error,
                pairs.Average(pair => Math.Abs(pair.Score - pair.Truth)),
                model.Description.Metrics[ActionMetrics.AreaUnderCurve],
                model.Description.Baselines["take-rates"][ActionMetrics.AreaUnderCurve],
                done.TrainSeconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // All users and actions, as for a request after the training.
    private static List<(double Score, double Truth)> Pairs(GeneratedActions shop, TrainingSet set, ActionSet actions, ActionRanker ranker)
    {
        var pairs = new List<(double, double)>(shop.UserCount * shop.ActionCount);
        var scores = new float[ranker.ActionCount];
        for (var user = 0; user < shop.UserCount; user++)
        {
            var state = ranker.Start(user);
            foreach (var one in set.EventsOf(user))
                state.Advance(one.Item, one.Time);
            var its = actions.EventsOf(user);
            for (var at = 0; at < its.Length; at++)
                state.Advance(its[at]);
            ranker.Score(state, scores);
            for (var action = 0; action < scores.Length; action++)
                pairs.Add((scores[action], shop.PropensityOf(user, action)));
        }

        return pairs;
    }

    private static string Figure<T>(T[] results, Func<T, double> read)
    {
        var mean = results.Average(read);
        var deviation = Math.Sqrt(results.Sum(result => Math.Pow(read(result) - mean, 2)) / (results.Length - 1));
        return FormattableString.Invariant($"{mean:0.0000} ± {deviation:0.0000}");
    }
}
