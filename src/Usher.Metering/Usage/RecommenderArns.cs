using Usher.Wire.Personalize;

namespace Usher.Metering.Usage;

/// <summary>Tells recommenders from campaigns, which are counted together and billed by different rules.</summary>
internal static class RecommenderArns
{
    /// <summary>Whether an ARN is that of a recommender.</summary>
    /// <remarks>Developer Guide, "Creating recommenders": in each hour the larger of the minimum and the number of requests is billed. There is no older rule, and training is not billed apart.</remarks>
    public static bool IsOfRecommender(string arn) => PersonalizeArn.TryParse(arn, out var parsed) && parsed.Kind is PersonalizeKind.Recommender;
}
