namespace Usher.Core.Solutions;

/// <summary>What a schedule does with a solution when it is due.</summary>
internal enum ScheduledStep
{
    /// <summary>Checks again soon: a version is in progress, or there is no data yet.</summary>
    Wait,

    /// <summary>Skips this time: there is no new data, or the first version was created by a request.</summary>
    Skip,

    /// <summary>Trains a version.</summary>
    Train,
}
