using Usher.Wire.Personalize;
using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeEvents;

/// <summary>What PutItems asks.</summary>
public sealed record PutItemsRequest
{
    /// <summary>ARN of the dataset.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetArn { get; init; }

    /// <summary>1 to 10.</summary>
    [Length(1, 10)]
    public required IReadOnlyList<Item> Items { get; init; }
}
