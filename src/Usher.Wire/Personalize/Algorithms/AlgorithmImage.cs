namespace Usher.Wire.Personalize;

/// <summary>The container image that an algorithm runs from.</summary>
public sealed record AlgorithmImage
{
    /// <summary>Name of the image.</summary>
    public string? Name { get; init; }

    /// <summary>Address of the image.</summary>
    public required string DockerURI { get; init; }
}
