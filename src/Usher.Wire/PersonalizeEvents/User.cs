using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeEvents;

/// <summary>A user and what is known of him.</summary>
public sealed record User
{
    /// <summary>The user.</summary>
    [Length(1, 256)]
    public required string UserId { get; init; }

    /// <summary>Columns and values: a JSON object, as text.</summary>
    [Sensitive, Length(1, 24000)]
    public string? Properties { get; init; }
}
