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
    private static readonly ConditionalWeakTable<CampaignResource, Deployment> Cached = [];

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

    /// <summary>The deployment of a campaign.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: its solution version was trained with a recipe that this version of Usher does not have.</exception>
    public static Deployment Of(ServiceSnapshot snapshot, CampaignResource campaign)
    {
        var version = snapshot.Get<SolutionVersionResource>(campaign.Shape.SolutionVersionArn!);
        if (Cached.TryGetValue(campaign, out var deployment) && ReferenceEquals(deployment.Version, version))
            return deployment;

        deployment = Make(campaign, version);
        Cached.AddOrUpdate(campaign, deployment);
        return deployment;
    }

    private static Deployment Make(CampaignResource campaign, SolutionVersionResource version)
    {
        var recipe = ServiceRecipes.FindName(version.Recipe)
            ?? throw ServiceErrors.InvalidInput($"The solution version {version.Arn} was trained with {version.Recipe}, which this version of Usher does not have. The recipes are {ServiceRecipes.Names}.");
        var config = campaign.Shape.CampaignConfig;
        return new(campaign.Arn, campaign.DatasetGroupArn, version, recipe)
        {
            Exploration = recipe.Explores ? Exploration.Parse(config) : recipe.ExploresByItself ? Exploration.ByItself : null,
            Influence = InfluenceOf(config?.RankingInfluence),
            GivesMetadata = recipe.AlwaysGivesMetadata || config?.EnableMetadataWithRecommendations is true,
        };
    }

    // API reference, CampaignConfig: rankingInfluence. Its values were checked on arrival; a factor that is left out has no influence.
    private static RankingInfluence InfluenceOf(IReadOnlyDictionary<string, double>? weights) => weights is null
        ? default
        : new(weights.GetValueOrDefault(RankingInfluenceTypes.Popularity), weights.GetValueOrDefault(RankingInfluenceTypes.Freshness));
}
