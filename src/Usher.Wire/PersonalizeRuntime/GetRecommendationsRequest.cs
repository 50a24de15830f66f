using Usher.Wire.Personalize;
using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeRuntime;

/// <summary>What GetRecommendations asks.</summary>
public sealed record GetRecommendationsRequest
{
    /// <summary>ARN of the campaign.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? CampaignArn { get; init; }

    /// <summary>The item to find others for; needed by related-items recipes.</summary>
    [Length(0, 256)]
    public string? ItemId { get; init; }

    /// <summary>The user.</summary>
    [Length(0, 256)]
    public string? UserId { get; init; }

    /// <summary>How many to give; 25 by default, 500 at most.</summary>
    [Range(0)]
    public int? NumResults { get; init; }

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

    /// <summary>ARN of the recommender.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? RecommenderArn { get; init; }

    /// <summary>At most one.</summary>
    [Length(0, 1)]
    public IReadOnlyList<Promotion>? Promotions { get; init; }

    /// <summary>Columns of the items to give, by dataset type.</summary>
    [Length(0, 1), Length(0, 256, EachKey = true), Length(0, 99, Each = true), Length(0, 150, EachOfEach = true)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MetadataColumns { get; init; }
}
