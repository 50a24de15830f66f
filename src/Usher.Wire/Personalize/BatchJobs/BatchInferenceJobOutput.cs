namespace Usher.Wire.Personalize;

/// <summary>Where a batch inference job writes.</summary>
public sealed record BatchInferenceJobOutput
{
    /// <summary>The place in a bucket.</summary>
    public required S3DataConfig S3DataDestination { get; init; }
}
