using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Decides when a solution with performAutoTraining is due, and whether it then trains.</summary>
/// <remarks>Developer Guide, "Configuring automatic training". The decision depends only on the records and the stored events, so a restart does not change it.</remarks>
internal static class TrainingSchedule
{
    // "Within an hour of the solution becoming ACTIVE". Usher waits for the whole hour, so that a version that a request creates in that hour remains the only one.
    private static readonly TimeSpan First = TimeSpan.FromHours(1);
    private static readonly TimeSpan UsualPeriod = TimeSpan.FromDays(7);

    /// <summary>When a solution is due next; null for never.</summary>
    public static DateTimeOffset? NextOf(SolutionResource solution)
    {
        if (solution.Shape.PerformAutoTraining is false || solution.Status != Statuses.Active)
            return null;

        return solution.LastScheduled is { } last ? last + (SolutionRules.PeriodOf(solution.Shape.SolutionConfig?.AutoTrainingConfig) ?? UsualPeriod) : solution.CreatedAt + First;
    }

    /// <summary>The events whose presence decides <see cref="StepOf"/>; null if it does not depend on events.</summary>
    public static EventRange? DecidingEvents(SolutionResource solution, ServiceSnapshot snapshot)
    {
        if (StepOf(solution, snapshot, hasEvents: true) == StepOf(solution, snapshot, hasEvents: false))
            return null;

        var dataset = DatasetOf(solution, snapshot)!;
        return new(DatasetStreamName.Of(dataset), NewestOf(VersionsOf(solution, snapshot))?.LastEvent ?? 0);
    }

    /// <summary>What to do with a solution that is due.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="snapshot">The records.</param>
    /// <param name="hasEvents">Whether any of <see cref="DecidingEvents"/> is stored.</param>
    public static ScheduledStep StepOf(SolutionResource solution, ServiceSnapshot snapshot, bool hasEvents)
    {
        var versions = VersionsOf(solution, snapshot);
        if (versions.Any(version => version.IsUnderWay))
            return ScheduledStep.Wait;
        if (solution.LastScheduled is null && versions.Length > 0)
            return ScheduledStep.Skip;

        // Without any data the first training waits and is not skipped.
        if (DatasetOf(solution, snapshot) is not { } dataset)
            return ScheduledStep.Wait;
        if (NewestOf(versions) is not { } newest)
            return dataset.Parts.Count > 0 || hasEvents ? ScheduledStep.Train : ScheduledStep.Wait;

        return HasNewImport(snapshot, dataset, newest) || hasEvents ? ScheduledStep.Train : ScheduledStep.Skip;
    }

    /// <summary>The version that a schedule trains.</summary>
    public static SolutionVersionResource NewVersion(ServiceSnapshot before, SolutionResource solution, DateTimeOffset now) =>
        NewSolutionVersion.Create(before, solution.Shape, TrainingModes.AutoTrain, TrainingTypes.Automatic, now);

    // The dataset whose news are a reason to train.
    private static DatasetResource? DatasetOf(SolutionResource solution, ServiceSnapshot snapshot) => snapshot.DatasetOf(
        solution.DatasetGroupArn, ServiceRecipes.Find(solution.Shape.RecipeArn ?? "") is { NeedsInteractions: false } ? DatasetType.Items : DatasetType.Interactions);

    private static SolutionVersionResource[] VersionsOf(SolutionResource solution, ServiceSnapshot snapshot) =>
        [.. snapshot.Of<SolutionVersionResource>().Where(version => version.Shape.SolutionArn == solution.Arn)];

    private static SolutionVersionResource? NewestOf(SolutionVersionResource[] versions) => versions.Where(version => version.Status == Statuses.Active).MaxBy(version => version.CreatedAt);

    /// <summary>Whether interactions were imported since a version was created.</summary>
    /// <remarks>An import that ended while the version waited for its turn counts as new, though the version may have its rows: an unnecessary training is better than a missing one.</remarks>
    public static bool HasNewImport(ServiceSnapshot snapshot, DatasetResource dataset, SolutionVersionResource newest) => snapshot.Of<ImportJobResource>().Any(job =>
        job.Shape.DatasetArn == dataset.Arn && job.Status == Statuses.Active && job.Shape.LastUpdatedDateTime > newest.CreatedAt);
}
