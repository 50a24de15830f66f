namespace Usher.Clients;

/// <summary>How far a resource is.</summary>
/// <param name="Arn">The resource.</param>
/// <param name="Status">As Describe tells it; UPDATE IN_PROGRESS of a campaign that is being updated.</param>
/// <param name="FailureReason">Why it failed; null where it did not.</param>
internal sealed record ResourceState(string Arn, string Status, string? FailureReason)
{
    public bool IsActive => Status == "ACTIVE";

    /// <summary>Whether nothing more will come by itself.</summary>
    public bool HasEnded => IsEnd(Status);

    public static bool IsEnd(string status) => status is "ACTIVE" or "INACTIVE" || status.EndsWith("FAILED", StringComparison.Ordinal) || status.EndsWith("STOPPED", StringComparison.Ordinal);
}
