namespace Usher.Wire.Personalize;

/// <summary>Where a batch segment job writes.</summary>
public sealed record BatchSegmentJobOutput
{
    /// <summary>The place in a bucket.</summary>
    public required S3DataConfig S3DataDestination { get; init; }
}
