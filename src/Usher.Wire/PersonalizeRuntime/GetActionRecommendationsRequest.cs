using Usher.Wire.Personalize;
using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeRuntime;

/// <summary>What GetActionRecommendations asks.</summary>
public sealed record GetActionRecommendationsRequest
{
    /// <summary>ARN of the campaign.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? CampaignArn { get; init; }

    /// <summary>The user.</summary>
    [Length(0, 256)]
    public string? UserId { get; init; }

    /// <summary>How many to give; 5 by default, 100 at most.</summary>
    [Range(0)]
    public int? NumResults { get; init; }

    /// <summary>ARN of the filter.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? FilterArn { get; init; }

    /// <summary>Values for the placeholders of the filter.</summary>
    [Sensitive, Length(0, 25)]
    [Length(0, 50, EachKey = true), Pattern("[A-Za-z0-9_]+", EachKey = true)]
    [Length(0, 1000, Each = true)]
    public IReadOnlyDictionary<string, string>? FilterValues { get; init; }
}
