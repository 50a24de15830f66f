namespace Usher.Core.Resources;

/// <summary>The statuses of resources, spelled as clients expect: a blank after the verb, an underscore in IN_PROGRESS.</summary>
public static class Statuses
{
    public const string CreatePending = "CREATE PENDING";
    public const string CreateInProgress = "CREATE IN_PROGRESS";
    public const string CreateFailed = "CREATE FAILED";
    public const string CreateStopping = "CREATE STOPPING";
    public const string CreateStopped = "CREATE STOPPED";
    public const string Active = "ACTIVE";

    /// <summary>The status of a recommender that was stopped.</summary>
    public const string Inactive = "INACTIVE";

    public const string StopPending = "STOP PENDING";
    public const string StopInProgress = "STOP IN_PROGRESS";
    public const string StartPending = "START PENDING";
    public const string StartInProgress = "START IN_PROGRESS";

    /// <summary>Whether work is pending or in progress.</summary>
    public static bool IsUnderWay(string status) =>
        status is CreatePending or CreateInProgress or CreateStopping or StopPending or StopInProgress or StartPending or StartInProgress;
}
