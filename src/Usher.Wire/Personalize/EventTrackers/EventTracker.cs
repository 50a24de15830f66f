namespace Usher.Wire.Personalize;

/// <summary>The door through which events come into a dataset group.</summary>
public sealed record EventTracker
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the event tracker.</summary>
    public string? EventTrackerArn { get; init; }

    /// <summary>The account that it belongs to.</summary>
    public string? AccountId { get; init; }

    /// <summary>What events are sent to.</summary>
    public string? TrackingId { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    public string? DatasetGroupArn { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }
}
