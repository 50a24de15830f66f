using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>When a solution with performAutoTraining trains, and whether it does.</summary>
/// <remarks>Developer Guide, "Configuring automatic training". The records and the stored events decide everything, so a restart changes nothing.</remarks>
internal static class TrainingSchedule
{
    // "Within an hour of the solution becoming ACTIVE": at its end, so that a version that was trained by hand in that hour is the only one.
    private static readonly TimeSpan First = TimeSpan.FromHours(1);
    private static readonly TimeSpan UsualPeriod = TimeSpan.FromDays(7);

    /// <summary>When the schedule comes to a solution next; null for never.</summary>
    public static DateTimeOffset? NextOf(SolutionResource solution)
    {
        if (solution.Shape.PerformAutoTraining is false || solution.Status != Statuses.Active)
            return null;

        return solution.LastScheduled is { } last ? last + (SolutionRules.PeriodOf(solution.Shape.SolutionConfig?.AutoTrainingConfig) ?? UsualPeriod) : solution.CreatedAt + First;
    }

    /// <summary>The events whose presence decides what <see cref="StepOf"/> says; null where it says the same without any.</summary>
    public static EventRange? DecidingEvents(SolutionResource solution, ServiceSnapshot snapshot)
    {
        if (StepOf(solution, snapshot, hasEvents: true) == StepOf(solution, snapshot, hasEvents: false))
            return null;

        var dataset = snapshot.DatasetOf(solution.DatasetGroupArn, DatasetType.Interactions)!;
        return new(DatasetStreamName.Of(dataset), NewestOf(VersionsOf(solution, snapshot))?.LastEvent ?? 0);
    }

    /// <summary>What to do with a solution whose time has come.</summary>
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

        // Without any data there is no training to skip: the first one waits for it.
        if (snapshot.DatasetOf(solution.DatasetGroupArn, DatasetType.Interactions) is not { } dataset)
            return ScheduledStep.Wait;
        if (NewestOf(versions) is not { } newest)
            return dataset.Parts.Count > 0 || hasEvents ? ScheduledStep.Train : ScheduledStep.Wait;

        return HasNewImport(snapshot, dataset, newest) || hasEvents ? ScheduledStep.Train : ScheduledStep.Skip;
    }

    /// <summary>The version that a schedule trains.</summary>
    public static SolutionVersionResource NewVersion(ServiceSnapshot before, SolutionResource solution, DateTimeOffset now) =>
        NewSolutionVersion.Of(before, solution.Shape, TrainingModes.AutoTrain, TrainingTypes.Automatic, now);

    private static SolutionVersionResource[] VersionsOf(SolutionResource solution, ServiceSnapshot snapshot) =>
        [.. snapshot.Of<SolutionVersionResource>().Where(version => version.Shape.SolutionArn == solution.Arn)];

    private static SolutionVersionResource? NewestOf(SolutionVersionResource[] versions) => versions.Where(version => version.Status == Statuses.Active).MaxBy(version => version.CreatedAt);

    // An import that ended while the version waited for its turn may be in it and counts as new: a training too many is better than one too few.
    private static bool HasNewImport(ServiceSnapshot snapshot, DatasetResource dataset, SolutionVersionResource newest) => snapshot.Of<ImportJobResource>().Any(job =>
        job.Shape.DatasetArn == dataset.Arn && job.Status == Statuses.Active && job.Shape.LastUpdatedDateTime > newest.CreatedAt);
}
