namespace Usher.Wire.UsherApi;

/// <summary>Usage in a period of time.</summary>
public sealed record UsagePeriod
{
    /// <summary>When it begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Campaigns and recommenders that were ACTIVE or were asked, by ARN; also those that have been deleted since.</summary>
    public required IReadOnlyList<UsageOfCampaign> Campaigns { get; init; }

    /// <summary>Trainings that ended, by ARN.</summary>
    public required IReadOnlyList<UsageOfTraining> Trainings { get; init; }

    /// <summary>Datasets that were given data, by ARN.</summary>
    public required IReadOnlyList<UsageOfDataset> Datasets { get; init; }
}
