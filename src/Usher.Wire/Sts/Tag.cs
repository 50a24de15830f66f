using Usher.Wire.Shapes;

namespace Usher.Wire.Sts;

/// <summary>A key and a value.</summary>
public sealed record Tag
{
    /// <summary>Up to 128 characters.</summary>
    [Length(1, 128), Pattern(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]+")]
    public required string Key { get; init; }

    /// <summary>Up to 256 characters.</summary>
    [Length(0, 256), Pattern(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]*")]
    public required string Value { get; init; }
}
