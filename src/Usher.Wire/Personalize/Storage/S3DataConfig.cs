using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A place in a bucket.</summary>
public sealed record S3DataConfig
{
    /// <summary>Address of a file or folder.</summary>
    [Length(0, 256), Pattern(Patterns.S3Location)]
    public required string Path { get; init; }

    /// <summary>ARN of the key that the data is encrypted with.</summary>
    [Length(0, 2048), Pattern(Patterns.KmsKeyArn)]
    public string? KmsKeyArn { get; init; }
}
