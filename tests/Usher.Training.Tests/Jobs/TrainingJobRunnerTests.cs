using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;
using Usher.Training.Jobs;
using Usher.Training.Tests.ModelSelection;

namespace Usher.Training.Tests.Jobs;

public sealed class TrainingJobRunnerTests
{
    private static readonly TrainingSet Set = Worlds.Chains().Set;
    private static readonly TrainingJob Train = new() { Kind = TrainingJobKind.Train, Recipe = "usher-transitions" };
    private static readonly TrainingJob Evaluate = new() { Kind = TrainingJobKind.Evaluate, Recipe = "usher-transitions" };

    [Fact]
    public void Writes_a_model_folder_that_recommends()
    {
        using var job = new JobFolder(Set, Train);

        Assert.Equal(0, job.Run());

        using var model = ModelFolder.Open(job.Output);
        Assert.Equal("usher-transitions", model.Description.Recipe);
        Assert.Equal(Fingerprint.Of(Set), model.Description.Data.Hash);
        Assert.Equal(Set.ItemIds.Ids, Enumerable.Range(0, model.Items.Count).Select(item => model.Items[item]));
        var scores = Recipe.ScoresAfter(model.LoadRanker(), Set, "item-3", "item-4");
        Assert.Equal("item-5", Set.ItemIds[scores.IndexOf(scores.Max())]);
    }

    [Fact]
    public void Notes_the_metrics_on_validation_beside_those_of_the_baselines()
    {
        using var job = new JobFolder(Set, Train with { Recipe = "usher-ease" });

        job.Run();

        using var model = ModelFolder.Open(job.Output);
        Assert.Equal(["aws-popularity-count", "usher-transitions"], model.Description.Baselines.Keys.Order());
        Assert.Equal(1, model.Description.Baselines["usher-transitions"]["hr@10"]);
        Assert.True(model.Description.Metrics.ContainsKey("ndcg@10"));
        Assert.Contains("torchsharp", model.Description.Versions.Keys);
    }

    [Fact]
    public void Measures_on_users_newest_tenth_where_the_job_asks_for_a_test()
    {
        using var plain = new JobFolder(Set, Train with { Recipe = "aws-sims" });
        using var tested = new JobFolder(Set, Train with { Recipe = "aws-sims", IsTested = true });

        Assert.Equal((0, 0), (plain.Run(), tested.Run()));

        using var model = ModelFolder.Open(tested.Output);
        var split = ProductionSplit.WithTestSet(Set);
        var ranker = model.LoadRanker();
        Assert.Equal(Ranking.Metrics.Evaluation.Run(ranker, split, split.Test).Metrics["ndcg@10"], model.Description.Metrics["ndcg@10"], 9);
        Assert.Equal(
            Ranking.Metrics.Evaluation.Run(ranker, split, split.Test).PerQuery("ndcg-of-hits@25").Average(), model.Description.Metrics["ndcg-of-hits@25"], 9);
        Assert.Equal(["aws-popularity-count", "usher-transitions"], model.Description.Baselines.Keys.Order());
        Assert.Contains("ndcg-of-hits@5", model.Description.Baselines["usher-transitions"].Keys);
        using var other = ModelFolder.Open(plain.Output);
        Assert.NotEqual(other.Description.Metrics["ndcg@10"], model.Description.Metrics["ndcg@10"]);
        Assert.DoesNotContain("ndcg-of-hits@10", other.Description.Metrics.Keys);
    }

    [Fact]
    public void Keeps_a_count_of_all_events_and_measures_one_that_lacks_the_newest()
    {
        using var job = new JobFolder(Set, Train with { Recipe = "aws-popularity-count", IsTested = true });

        job.Run();

        using var model = ModelFolder.Open(job.Output);
        var split = ProductionSplit.WithTestSet(Set);
        var whole = Recipe.Train("aws-popularity-count", ProductionSplit.AllOf(Set));
        Assert.Equal(Recipe.ScoresAfter(whole, Set), Recipe.ScoresAfter(model.LoadRanker(), Set));
        Assert.Equal(Ranking.Metrics.Evaluation.Run(Recipe.Train("aws-popularity-count", split), split, split.Test).Metrics["ndcg@10"], model.Description.Metrics["ndcg@10"], 9);
    }

    [Fact]
    public void Ends_with_a_message_that_says_what_was_kept()
    {
        using var job = new JobFolder(Set, Train);

        job.Run();

        Assert.Equal("usher-transitions", Assert.IsType<DoneMessage>(job.Messages[^1]).BestRecipe);
    }

    [Fact]
    public void The_same_job_gives_the_same_files()
    {
        using var first = new JobFolder(Set, Train with { Recipe = "usher-counts" });
        using var second = new JobFolder(Set, Train with { Recipe = "usher-counts" });

        first.Run();
        second.Run();

        var files = Directory.GetFiles(first.Output).Select(Path.GetFileName).ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(first.Output, file!)), File.ReadAllBytes(Path.Combine(second.Output, file!))));
    }

    [Fact]
    public void AutoMl_keeps_the_best_and_shows_all()
    {
        using var job = new JobFolder(Set, Train with { Recipe = null, AutoMl = new(["aws-sims", "usher-transitions"]) });

        Assert.Equal(0, job.Run());

        Assert.Equal(["aws-popularity-count", "aws-sims", "usher-transitions"], job.Messages.OfType<CandidateMessage>().Select(message => message.Recipe));
        var done = Assert.IsType<DoneMessage>(job.Messages[^1]);
        Assert.Equal("usher-transitions", done.BestRecipe);
        Assert.StartsWith("usher-transitions won", done.Verdict);
        using var model = ModelFolder.Open(job.Output);
        Assert.Equal("usher-transitions", model.Description.Recipe);
    }

    [Fact]
    public void A_search_keeps_the_values_that_won()
    {
        using var job = new JobFolder(Set, Train with { Hpo = new() { Categoricals = [new("decay", ["0", "1"])], MaxJobs = 2 } });

        Assert.Equal(0, job.Run());

        // On a ring only the newest item tells what comes.
        using var model = ModelFolder.Open(job.Output);
        Assert.Equal("0", model.Description.Hyperparameters["decay"]);
    }

    [Fact]
    public void Writes_the_report_of_an_evaluation_with_its_baselines()
    {
        using var job = new JobFolder(Set, Evaluate with { Seeds = 2, TieRule = "item-ascending", Core = 2 });

        Assert.Equal(0, job.Run());

        var report = EvaluationReport.FromJson(File.ReadAllText(Path.Combine(job.Output, EvaluationReport.FileName)));
        Assert.Equal("usher-transitions", report.Recipe);
        Assert.Contains("protocol A", report.Protocol);
        Assert.Equal("item-ascending", report.TieRule);
        Assert.Equal([1, 2], report.Seeds);
        Assert.Equal(1, report.Metrics["hr@10"].Mean);
        Assert.Equal(["aws-popularity-count", "usher-counts", "usher-transitions"], report.Baselines.Keys.Order());
        Assert.True(report.Baselines["aws-popularity-count"]["ndcg@10"].Mean < report.Metrics["ndcg@10"].Mean);
        Assert.NotNull(report.DifferenceToBestCount);
        Assert.Null(report.Variants);
    }

    [Fact]
    public void Evaluates_over_folds_with_seen_items_filtered_and_kept()
    {
        using var job = new JobFolder(Set, Evaluate with { Protocol = "personalize" });

        Assert.Equal(0, job.Run());

        var report = EvaluationReport.FromJson(File.ReadAllText(Path.Combine(job.Output, EvaluationReport.FileName)));
        Assert.Contains("protocol B", report.Protocol);
        Assert.Equal(["seenKept", "singleTarget", "singleTargetSeenKept"], report.Variants!.Keys.Order());
        Assert.NotEqual(
            report.Baselines["aws-popularity-count"]["mrr@25"].Mean,
            report.Variants["seenKept"].Baselines["aws-popularity-count"]["mrr@25"].Mean);
    }

    [Fact]
    public void Evaluates_by_global_time()
    {
        using var job = new JobFolder(Set, Evaluate with { Protocol = "global-time" });

        Assert.Equal(0, job.Run());

        Assert.Contains("protocol C", EvaluationReport.FromJson(File.ReadAllText(Path.Combine(job.Output, EvaluationReport.FileName))).Protocol);
    }

    public static TheoryData<TrainingJob, string> Wrong => new()
    {
        { Train with { Recipe = "aws-magic" }, "There is no recipe 'aws-magic'" },
        { Train with { Recipe = null }, "names no recipe" },
        { Train with { Hyperparameters = new Dictionary<string, string> { ["window"] = "0" } }, "a whole number from 1 to 50" },
        { Train with { AutoMl = new([]) }, "Drop the recipe to compare several, or AutoML" },
        { Train with { Recipe = null, AutoMl = new(["aws-sims"], "accuracy") }, "'accuracy' is no metric" },
        { Train with { Hpo = new() { Integers = [new("epochs", 1, 2)] } }, "no hyperparameter 'epochs'" },
        { Evaluate with { Protocol = "random" }, "There is no protocol 'random'. Use leave-one-out, personalize, global-time." },
        { Evaluate with { TieRule = "coin" }, "'coin' is no rule" },
        { Evaluate with { Seeds = 0 }, "at least 1" },
        { Evaluate with { Core = 1000 }, "No user has 1000 events" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Refuses_a_job_that_makes_no_sense_with_one_message_and_no_output(TrainingJob wrong, string expected)
    {
        using var job = new JobFolder(Set, wrong);

        Assert.Equal(1, job.Run());

        Assert.Contains(expected, Assert.IsType<FailedMessage>(Assert.Single(job.Messages)).Reason);
        Assert.Empty(job.Faults);
        Assert.False(Directory.Exists(job.Output));
    }

    [Fact]
    public void Refuses_a_job_file_that_is_none()
    {
        using var job = new JobFolder(Set, Train);
        File.WriteAllText(Path.Combine(job.Root, TrainingJob.FileName), "{ \"kind\": \"Dance\" }");

        Assert.Equal(1, job.Run());

        Assert.Contains("is not a training job", Assert.IsType<FailedMessage>(Assert.Single(job.Messages)).Reason);
    }

    [Fact]
    public void What_a_job_file_leaves_out_has_its_default()
    {
        using var job = new JobFolder(Set, Train);
        File.WriteAllText(Path.Combine(job.Root, TrainingJob.FileName), "{ \"kind\": \"Evaluate\", \"recipe\": \"usher-transitions\" }");

        Assert.Equal(0, job.Run());

        Assert.Equal([1], EvaluationReport.FromJson(File.ReadAllText(Path.Combine(job.Output, EvaluationReport.FileName))).Seeds);
    }

    [Fact]
    public void A_fault_of_our_own_leaves_its_stack_on_standard_error()
    {
        using var job = new JobFolder(Set, Train);
        var broken = new PlacingRecipe("usher-transitions", _ => throw new InvalidOperationException("broken"));

        Assert.Equal(1, job.Run(_ => broken));

        Assert.Equal("broken", Assert.IsType<FailedMessage>(job.Messages[^1]).Reason);
        Assert.Contains(nameof(PlacingRecipe), job.Faults);
    }

    [Fact]
    public void A_job_that_is_stopped_ends_without_output_and_without_complaint()
    {
        using var job = new JobFolder(Set, Train);
        using var stop = new CancellationTokenSource();
        var stopped = new PlacingRecipe("usher-transitions", _ =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
            return 1;
        });

        Assert.Equal(TrainingJobRunner.Stopped, job.Run(_ => stopped, stop.Token));

        Assert.DoesNotContain(job.Messages, message => message is FailedMessage or DoneMessage);
        Assert.False(Directory.Exists(job.Output));
    }
}
