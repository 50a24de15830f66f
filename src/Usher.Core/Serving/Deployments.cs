using System.Runtime.CompilerServices;
using Usher.Core.Errors;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Users;
using Usher.Ranking.Rankers;
using Usher.Wire.Personalize;

namespace Usher.Core.Serving;

/// <summary>Finds the deployment that a request names.</summary>
internal static class Deployments
{
    // A resource is immutable, so what is derived from it stays valid as long as the object exists.
    private static readonly ConditionalWeakTable<IAnswersRequests, Deployment> Cached = [];

    /// <summary>The ACTIVE recommender of a request. While it is updated or trained again, it stays ACTIVE.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public static RecommenderResource RecommenderOf(ServiceSnapshot snapshot, string arn)
    {
        PersonalizeArn.Require(arn, "recommenderArn", PersonalizeKind.Recommender);
        var recommender = snapshot.Get<RecommenderResource>(arn);
        return recommender.Status switch
        {
            Statuses.Active => recommender,
            Statuses.CreateFailed => throw ServiceErrors.InvalidInput($"The recommender {arn} is {recommender.Status}, so it has no model: {recommender.Shape.FailureReason} Delete it, and create it again when that is mended."),
            Statuses.Inactive => throw ServiceErrors.InvalidInput($"The recommender {arn} is {recommender.Status}, because it was stopped; it answers when it is ACTIVE. Start it with StartRecommender."),
            _ => throw ServiceErrors.InvalidInput($"The recommender {arn} is {recommender.Status}; it answers when it is ACTIVE. aws personalize describe-recommender shows it."),
        };
    }

    /// <summary>The ACTIVE campaign of a request.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public static CampaignResource CampaignOf(ServiceSnapshot snapshot, string arn)
    {
        PersonalizeArn.Require(arn, "campaignArn", PersonalizeKind.Campaign);
        var campaign = snapshot.Get<CampaignResource>(arn);
        return campaign.Status == Statuses.Active
            ? campaign
            : throw ServiceErrors.InvalidInput($"The campaign {arn} is {campaign.Status}; it answers when it is ACTIVE. aws personalize describe-campaign shows it.");
    }

    /// <summary>The deployment of a campaign or recommender.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: its solution version was trained with a recipe that this version of Usher does not have.</exception>
    public static Deployment Of(ServiceSnapshot snapshot, IAnswersRequests resource)
    {
        var version = snapshot.Get<SolutionVersionResource>(resource.ServedVersion!);
        if (Cached.TryGetValue(resource, out var deployment) && ReferenceEquals(deployment.Version, version))
            return deployment;

        deployment = Make(resource, version);
        Cached.AddOrUpdate(resource, deployment);
        return deployment;
    }

    private static Deployment Make(IAnswersRequests resource, SolutionVersionResource version)
    {
        var recipe = ServiceRecipes.FindName(version.Recipe)
            ?? throw ServiceErrors.InvalidInput($"The solution version {version.Arn} was trained with {version.Recipe}, which this version of Usher does not have. The recipes are {ServiceRecipes.Names}.");
        var (exploration, givesMetadata) = resource switch
        {
            CampaignResource { Shape.CampaignConfig: { } config } => (config.ItemExplorationConfig, config.EnableMetadataWithRecommendations),
            RecommenderResource { Shape.RecommenderConfig: { } config } => (config.ItemExplorationConfig, config.EnableMetadataWithRecommendations),
            _ => (null, null),
        };
        return new(resource.Arn, resource.DatasetGroupArn, version, recipe)
        {
            Exploration = recipe.Explores ? Exploration.Parse(exploration) : recipe.ExploresByItself ? Exploration.ByItself : null,
            Influence = InfluenceOf((resource as CampaignResource)?.Shape.CampaignConfig?.RankingInfluence),
            GivesMetadata = recipe.AlwaysGivesMetadata || givesMetadata is true,
        };
    }

    // API reference, CampaignConfig: rankingInfluence. Its values were checked on arrival; a factor that is left out has no influence.
    private static RankingInfluence InfluenceOf(IReadOnlyDictionary<string, double>? weights) => weights is null
        ? default
        : new(weights.GetValueOrDefault(RankingInfluenceTypes.Popularity), weights.GetValueOrDefault(RankingInfluenceTypes.Freshness));
}
