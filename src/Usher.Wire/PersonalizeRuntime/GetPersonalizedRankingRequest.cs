using Usher.Wire.Personalize;
using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeRuntime;

/// <summary>What GetPersonalizedRanking asks.</summary>
public sealed record GetPersonalizedRankingRequest
{
    /// <summary>ARN of the campaign.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string CampaignArn { get; init; }

    /// <summary>The items to order.</summary>
    [Length(0, 256, Each = true)]
    public required IReadOnlyList<string> InputList { get; init; }

    /// <summary>The user.</summary>
    [Length(0, 256)]
    public required string UserId { get; init; }

    /// <summary>Circumstances, by the column that has them.</summary>
    [Sensitive, Length(0, 150)]
    [Length(0, 150, EachKey = true), Pattern(@"[A-Za-z\d_]+", EachKey = true)]
    [Length(0, 1000, Each = true)]
    public IReadOnlyDictionary<string, string>? Context { get; init; }

    /// <summary>ARN of the filter.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? FilterArn { get; init; }

    /// <summary>Values for the placeholders of the filter.</summary>
    [Sensitive, Length(0, 25)]
    [Length(0, 50, EachKey = true), Pattern("[A-Za-z0-9_]+", EachKey = true)]
    [Length(0, 1000, Each = true)]
    public IReadOnlyDictionary<string, string>? FilterValues { get; init; }

    /// <summary>Columns of the items to give, by dataset type.</summary>
    [Length(0, 1), Length(0, 256, EachKey = true), Length(0, 99, Each = true), Length(0, 150, EachOfEach = true)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MetadataColumns { get; init; }
}
