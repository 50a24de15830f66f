namespace Usher.Web.Console.Groups;

/// <summary>Reads the status of resources.</summary>
internal static class ResourceStatus
{
    private static readonly string[] Busy = ["PENDING", "IN_PROGRESS", "STOPPING"];

    /// <summary>Whether the resource is being created, deleted or stopped.</summary>
    public static bool IsBusy(string? status) => status is not null && Array.Exists(Busy, part => status.Contains(part, StringComparison.Ordinal));
}
