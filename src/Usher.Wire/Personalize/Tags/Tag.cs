using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A key and a value that people give to a resource.</summary>
public sealed record Tag
{
    /// <summary>The key.</summary>
    [Sensitive, Length(1, 128), Pattern(Patterns.Tag)]
    public required string TagKey { get; init; }

    /// <summary>The value; may be empty.</summary>
    [Sensitive, Length(0, 256), Pattern(Patterns.Tag)]
    public required string TagValue { get; init; }
}
