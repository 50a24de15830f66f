using System.Text.Json.Nodes;
using Usher.Wire.Personalize;

namespace Usher.Clients;

/// <summary>Describes and deletes a resource of any kind by its ARN.</summary>
internal static class ResourceCalls
{
    /// <summary>How far it is.</summary>
    /// <exception cref="RefusedException">Such as ResourceNotFoundException.</exception>
    public static async Task<ResourceState> DescribeAsync(this AwsClient aws, PersonalizeArn arn, CancellationToken cancellationToken)
    {
        // Every answer is an object with one member, named for the kind.
        var shape = (await aws.CallAsync<JsonObject>(DescribeRequest(arn), cancellationToken)).First().Value!.AsObject();
        var isUpdating = (shape["latestCampaignUpdate"] ?? shape["latestRecommenderUpdate"])?["status"]?.GetValue<string>() is { } update && !ResourceState.IsEnd(update);
        // A schema has no status: it is there, or it is not.
        var status = isUpdating ? "UPDATE IN_PROGRESS" : shape["status"]?.GetValue<string>() ?? "ACTIVE";
        return new(arn.ToString(), status, shape["failureReason"]?.GetValue<string>());
    }

    /// <summary>Asks for its deletion.</summary>
    /// <exception cref="RefusedException">Such as ResourceInUseException.</exception>
    public static Task DeleteAsync(this AwsClient aws, PersonalizeArn arn, CancellationToken cancellationToken) => aws.CallAsync(DeleteRequest(arn), cancellationToken);

    /// <summary>Whether <see cref="DescribeAsync"/> knows the kind.</summary>
    public static bool CanDescribe(PersonalizeArn arn) => arn is { IsLatest: false, Kind: not (PersonalizeKind.Recipe or PersonalizeKind.Algorithm or PersonalizeKind.FeatureTransformation) };

    private static object DescribeRequest(PersonalizeArn arn)
    {
        var text = arn.ToString();
        return arn.Kind switch
        {
            PersonalizeKind.Schema => new DescribeSchemaRequest { SchemaArn = text },
            PersonalizeKind.DatasetGroup => new DescribeDatasetGroupRequest { DatasetGroupArn = text },
            PersonalizeKind.Dataset => new DescribeDatasetRequest { DatasetArn = text },
            PersonalizeKind.DatasetImportJob => new DescribeDatasetImportJobRequest { DatasetImportJobArn = text },
            PersonalizeKind.DatasetExportJob => new DescribeDatasetExportJobRequest { DatasetExportJobArn = text },
            PersonalizeKind.DataDeletionJob => new DescribeDataDeletionJobRequest { DataDeletionJobArn = text },
            PersonalizeKind.EventTracker => new DescribeEventTrackerRequest { EventTrackerArn = text },
            PersonalizeKind.Solution => new DescribeSolutionRequest { SolutionArn = text },
            PersonalizeKind.SolutionVersion => new DescribeSolutionVersionRequest { SolutionVersionArn = text },
            PersonalizeKind.Campaign => new DescribeCampaignRequest { CampaignArn = text },
            PersonalizeKind.Recommender => new DescribeRecommenderRequest { RecommenderArn = text },
            PersonalizeKind.Filter => new DescribeFilterRequest { FilterArn = text },
            PersonalizeKind.BatchInferenceJob => new DescribeBatchInferenceJobRequest { BatchInferenceJobArn = text },
            PersonalizeKind.BatchSegmentJob => new DescribeBatchSegmentJobRequest { BatchSegmentJobArn = text },
            PersonalizeKind.MetricAttribution => new DescribeMetricAttributionRequest { MetricAttributionArn = text },
            _ => throw new ArgumentException($"{arn} has no status.", nameof(arn)),
        };
    }

    private static object DeleteRequest(PersonalizeArn arn)
    {
        var text = arn.ToString();
        return arn.Kind switch
        {
            PersonalizeKind.Schema => new DeleteSchemaRequest { SchemaArn = text },
            PersonalizeKind.DatasetGroup => new DeleteDatasetGroupRequest { DatasetGroupArn = text },
            PersonalizeKind.Dataset => new DeleteDatasetRequest { DatasetArn = text },
            PersonalizeKind.EventTracker => new DeleteEventTrackerRequest { EventTrackerArn = text },
            PersonalizeKind.Solution => new DeleteSolutionRequest { SolutionArn = text },
            PersonalizeKind.Campaign => new DeleteCampaignRequest { CampaignArn = text },
            PersonalizeKind.Recommender => new DeleteRecommenderRequest { RecommenderArn = text },
            PersonalizeKind.Filter => new DeleteFilterRequest { FilterArn = text },
            PersonalizeKind.MetricAttribution => new DeleteMetricAttributionRequest { MetricAttributionArn = text },
            _ => throw new ArgumentException($"{arn} cannot be deleted by itself.", nameof(arn)),
        };
    }
}
