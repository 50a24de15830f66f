using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>Where files lie.</summary>
public sealed record DataSource
{
    /// <summary>Address of a file, or of a folder with a slash at its end.</summary>
    [Length(0, 256), Pattern(Patterns.S3Location)]
    public string? DataLocation { get; init; }
}
