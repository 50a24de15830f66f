namespace Usher.Wire.Personalize;

/// <summary>Where an export job writes.</summary>
public sealed record DatasetExportJobOutput
{
    /// <summary>The place in a bucket.</summary>
    public required S3DataConfig S3DataDestination { get; init; }
}
