using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeEvents;

/// <summary>An action and what is known of it.</summary>
public sealed record Action
{
    /// <summary>The action.</summary>
    [Length(1, 256)]
    public required string ActionId { get; init; }

    /// <summary>Columns and values: a JSON object, as text.</summary>
    [Sensitive, Length(1, 32000)]
    public string? Properties { get; init; }
}
