namespace Usher.Core.Solutions;

/// <summary>What a schedule does with a solution whose time has come.</summary>
internal enum ScheduledStep
{
    /// <summary>Looks again in a moment: a version is under way, or no data has come yet.</summary>
    Wait,

    /// <summary>Leaves this time out: nothing is new, or the first version was made by hand.</summary>
    Skip,

    /// <summary>Trains a version.</summary>
    Train,
}
