using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Cleanup;

/// <summary>Plans to delete a dataset group with everything in it, in the order that the service requires.</summary>
/// <remarks>Developer Guide, DeleteDatasetGroup and DeleteDataset: campaigns and recommenders, then solutions, event trackers, filters and datasets; a schema can be deleted after the datasets that use it.</remarks>
internal static class GroupTree
{
    private static readonly PersonalizeKind[] Order = [PersonalizeKind.Campaign, PersonalizeKind.Recommender, PersonalizeKind.MetricAttribution, PersonalizeKind.Solution, PersonalizeKind.EventTracker, PersonalizeKind.Filter, PersonalizeKind.Dataset];

    /// <summary>Creates the plan.</summary>
    /// <param name="snapshot">The records.</param>
    /// <param name="name">Name or ARN of the group.</param>
    /// <param name="prices">The prices, to compute the savings.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">ResourceNotFoundException.</exception>
    public static CleanupPlan Plan(ServiceSnapshot snapshot, string name, PriceList prices)
    {
        var group = snapshot.Of<DatasetGroupResource>().FirstOrDefault(group => group.Arn == name || group.Shape.Name == name) ?? throw NotFound(snapshot, name);
        var members = snapshot.All.Where(resource => GroupOf(resource) == group.Arn)
            .Select(resource => (Resource: resource, Kind: KindOf(resource.Arn)))
            .OrderBy(member => Array.IndexOf(Order, member.Kind) is var place and >= 0 ? place : Order.Length).ThenBy(member => member.Resource.Arn, StringComparer.Ordinal);
        var datasets = snapshot.Of<DatasetResource>().Where(dataset => dataset.DatasetGroupArn == group.Arn);
        var schemas = datasets.Select(dataset => dataset.Shape.SchemaArn!)
            .Concat(group.Tags.Where(tag => tag.Key.StartsWith(CleanupMarks.Schema, StringComparison.Ordinal)).Select(tag => tag.Value))
            .Distinct().Order(StringComparer.Ordinal).Where(schema => snapshot.Find<SchemaResource>(schema) is not null).ToLookup(schema => IsUsedElsewhere(snapshot, schema, group.Arn));
        CleanupStep[] steps =
        [
            .. members.Select(member => new CleanupStep(
                member.Resource.Arn,
                $"Delete{member.Kind}",
                "It lies in the dataset group.",
                member.Resource is IAnswersRequests { Status: Statuses.Active } campaign ? Savings.Of(campaign, prices) : null)),
            .. schemas[false].Select(schema => new CleanupStep(schema, "DeleteSchema", "No dataset of another group uses it.", null)),
            new CleanupStep(group.Arn, "DeleteDatasetGroup", "It is empty by then.", null),
        ];
        return new()
        {
            Steps = steps,
            Kept = [.. schemas[true].Select(schema => new KeptResource(schema, "A dataset of another group uses it."))],
            MonthlySavings = Savings.Sum(steps.Select(step => step.MonthlySavings)),
            Currency = prices.Currency,
        };
    }

    private static string? GroupOf(Resource resource) => resource switch
    {
        CampaignResource campaign => campaign.DatasetGroupArn,
        IGroupMember member => member.DatasetGroupArn,
        _ => null,
    };

    private static PersonalizeKind KindOf(string arn) => PersonalizeArn.TryParse(arn, out var parsed) ? parsed.Kind : throw new InvalidOperationException($"{arn} is the ARN of a resource and cannot be read.");

    private static bool IsUsedElsewhere(ServiceSnapshot snapshot, string schema, string group) =>
        snapshot.Of<DatasetResource>().Any(dataset => dataset.Shape.SchemaArn == schema && dataset.DatasetGroupArn != group);

    private static Usher.Wire.Errors.AwsException NotFound(ServiceSnapshot snapshot, string name)
    {
        string?[] names = [.. snapshot.Of<DatasetGroupResource>().Select(group => group.Shape.Name).Order(StringComparer.Ordinal)];
        return new("ResourceNotFoundException", names.Length == 0 ? $"There is no dataset group '{name}', and no other." : $"There is no dataset group '{name}'; there are {string.Join(", ", names)}.");
    }
}
