using Usher.Core.Datasets;
using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Core.Schemas;
using Usher.Datasets.Schemas;

namespace Usher.Core.Serving;

/// <summary>Checks metadataColumns.</summary>
internal static class MetadataColumns
{
    private const string Items = "ITEMS";

    /// <summary>The columns that a request asks for, spelled as in the schema; none if it asks for none.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, IReadOnlyList<string>>? asked, Deployment deployment, ServiceSnapshot snapshot)
    {
        if (asked is null or { Count: 0 })
            return [];
        if (!deployment.GivesMetadata)
            throw ServiceErrors.InvalidInput($"metadataColumns was given, and the {deployment.Kind} {deployment.Arn} does not have them. Set {deployment.Kind}Config.enableMetadataWithRecommendations to true with {(deployment.Kind is "campaign" ? "UpdateCampaign" : "UpdateRecommender")}.");
        if (asked.Keys.FirstOrDefault(type => type != Items) is { } other)
            throw ServiceErrors.InvalidInput($"metadataColumns has columns of '{other}'; only those of {Items} can be given.");

        var columns = asked[Items];
        if (columns.Count > RecommendationLimits.MetadataColumns)
            throw ServiceErrors.InvalidInput($"metadataColumns has {columns.Count} columns; at most {RecommendationLimits.MetadataColumns} are given.");

        string[] known = snapshot.DatasetOf(deployment.DatasetGroupArn, DatasetType.Items) is { } dataset ? [.. snapshot.SchemaOf(dataset).Fields.Select(field => field.Name).Where(name => name != "ITEM_ID")] : [];
        return [.. columns.Select(column => known.FirstOrDefault(name => name.Equals(column, StringComparison.OrdinalIgnoreCase))
            ?? throw ServiceErrors.InvalidInput($"metadataColumns has '{column}'; the columns of the Items dataset are {string.Join(", ", known)}."))];
    }
}
