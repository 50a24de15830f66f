using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeEvents;

/// <summary>An item and what is known of it.</summary>
public sealed record Item
{
    /// <summary>The item.</summary>
    [Length(1, 256)]
    public required string ItemId { get; init; }

    /// <summary>Columns and values: a JSON object, as text.</summary>
    [Sensitive, Length(1, 32000)]
    public string? Properties { get; init; }
}
