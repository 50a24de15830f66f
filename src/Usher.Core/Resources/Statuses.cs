namespace Usher.Core.Resources;

/// <summary>How far a resource is, as clients read it: a blank after the verb, an underscore in IN_PROGRESS.</summary>
public static class Statuses
{
    public const string CreatePending = "CREATE PENDING";
    public const string CreateInProgress = "CREATE IN_PROGRESS";
    public const string CreateFailed = "CREATE FAILED";
    public const string CreateStopping = "CREATE STOPPING";
    public const string CreateStopped = "CREATE STOPPED";
    public const string Active = "ACTIVE";

    /// <summary>Whether something is still to be done, or being done.</summary>
    public static bool IsUnderWay(string status) => status is CreatePending or CreateInProgress or CreateStopping;
}
