using Usher.Wire.Personalize;
using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeRuntime;

/// <summary>A share of the answer that is kept for some items.</summary>
public sealed record Promotion
{
    /// <summary>Name of the promotion.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public string? Name { get; init; }

    /// <summary>1 to 100.</summary>
    [Range(1, 100)]
    public int? PercentPromotedItems { get; init; }

    /// <summary>ARN of the filter that the promoted items pass.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? FilterArn { get; init; }

    /// <summary>Values for the placeholders of the filter.</summary>
    [Sensitive, Length(0, 25)]
    [Length(0, 50, EachKey = true), Pattern("[A-Za-z0-9_]+", EachKey = true)]
    [Length(0, 1000, Each = true)]
    public IReadOnlyDictionary<string, string>? FilterValues { get; init; }
}
