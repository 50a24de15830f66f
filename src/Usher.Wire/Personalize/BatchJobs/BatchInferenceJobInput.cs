namespace Usher.Wire.Personalize;

/// <summary>Where a batch inference job reads.</summary>
public sealed record BatchInferenceJobInput
{
    /// <summary>The files: JSON lines.</summary>
    public required S3DataConfig S3DataSource { get; init; }
}
