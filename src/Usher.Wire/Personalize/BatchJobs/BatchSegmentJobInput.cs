namespace Usher.Wire.Personalize;

/// <summary>Where a batch segment job reads.</summary>
public sealed record BatchSegmentJobInput
{
    /// <summary>The files: JSON lines.</summary>
    public required S3DataConfig S3DataSource { get; init; }
}
