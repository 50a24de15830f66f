using System.Collections.Frozen;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.PersonalizeRuntime;
using static Usher.Wire.Personalize.PersonalizeErrors;
using Kind = Usher.Wire.Personalize.PersonalizeKind;

namespace Usher.Wire.Personalize;

/// <summary>
/// Every operation of Personalize's three services: its request and response types, its errors, the resources that the caller is authorized for, and the role that the caller passes.
/// </summary>
/// <remarks>
/// From the service models; authorization follows the Service Authorization Reference and the developer guide. A create operation is authorized for the ARN that the resource will have, a list for
/// an ARN that covers everything that it could contain.
/// </remarks>
public static class PersonalizeOperations
{
    /// <summary>The prefix of X-Amz-Target.</summary>
    public const string TargetPrefix = "AmazonPersonalize.";

    private const string All = "*";

    /// <summary>All operations, in the order of use: data, training, serving.</summary>
    public static IReadOnlyList<PersonalizeOperation> Every { get; } =
    [
        // Schemas.
        Control<CreateSchemaRequest, CreateSchemaResponse>(InvalidInput | ResourceAlreadyExists | LimitExceeded, (it, at) => at.Of(Kind.Schema, it.Name)),
        Control<DescribeSchemaRequest, DescribeSchemaResponse>(DescribeErrors, it => it.SchemaArn),
        Control<ListSchemasRequest, ListSchemasResponse>(InvalidNextToken, (_, at) => at.Of(Kind.Schema, All)),
        Control<DeleteSchemaRequest>(ChangeErrors, it => it.SchemaArn),

        // Dataset groups.
        Control<CreateDatasetGroupRequest, CreateDatasetGroupResponse>(InvalidInput | ResourceAlreadyExists | LimitExceeded | TooManyTags, (it, at) => at.Of(Kind.DatasetGroup, it.Name), role: it => it.RoleArn),
        Control<DescribeDatasetGroupRequest, DescribeDatasetGroupResponse>(DescribeErrors, it => it.DatasetGroupArn),
        Control<ListDatasetGroupsRequest, ListDatasetGroupsResponse>(InvalidNextToken, (_, at) => at.Of(Kind.DatasetGroup, All)),
        Control<DeleteDatasetGroupRequest>(ChangeErrors, it => it.DatasetGroupArn),

        // Datasets.
        Control<CreateDatasetRequest, CreateDatasetResponse>(CreateErrors, (it, at) => at.Dataset(NameIn(it.DatasetGroupArn), it.DatasetType)),
        Control<DescribeDatasetRequest, DescribeDatasetResponse>(DescribeErrors, it => it.DatasetArn),
        Control<ListDatasetsRequest, ListDatasetsResponse>(ListErrors, (_, at) => at.Of(Kind.Dataset, All)),
        Control<UpdateDatasetRequest, UpdateDatasetResponse>(ChangeErrors, it => it.DatasetArn),
        Control<DeleteDatasetRequest>(ChangeErrors, it => it.DatasetArn),

        // Import, export and deletion of data.
        Control<CreateDatasetImportJobRequest, CreateDatasetImportJobResponse>(CreateErrors, (it, at) => at.Of(Kind.DatasetImportJob, it.JobName), role: it => it.RoleArn),
        Control<DescribeDatasetImportJobRequest, DescribeDatasetImportJobResponse>(DescribeErrors, it => it.DatasetImportJobArn),
        Control<ListDatasetImportJobsRequest, ListDatasetImportJobsResponse>(ListErrors, (_, at) => at.Of(Kind.DatasetImportJob, All)),
        Control<CreateDatasetExportJobRequest, CreateDatasetExportJobResponse>(CreateErrors, (it, at) => at.Of(Kind.DatasetExportJob, it.JobName), role: it => it.RoleArn),
        Control<DescribeDatasetExportJobRequest, DescribeDatasetExportJobResponse>(DescribeErrors, it => it.DatasetExportJobArn),
        Control<ListDatasetExportJobsRequest, ListDatasetExportJobsResponse>(ListErrors, (_, at) => at.Of(Kind.DatasetExportJob, All)),
        Control<CreateDataDeletionJobRequest, CreateDataDeletionJobResponse>(CreateErrors, (it, at) => at.Of(Kind.DataDeletionJob, it.JobName), role: it => it.RoleArn),
        Control<DescribeDataDeletionJobRequest, DescribeDataDeletionJobResponse>(DescribeErrors, it => it.DataDeletionJobArn),
        Control<ListDataDeletionJobsRequest, ListDataDeletionJobsResponse>(ListErrors, (_, at) => at.Of(Kind.DataDeletionJob, All)),

        // Event trackers.
        Control<CreateEventTrackerRequest, CreateEventTrackerResponse>(CreateErrors, (_, at) => at.Of(Kind.EventTracker, All)),
        Control<DescribeEventTrackerRequest, DescribeEventTrackerResponse>(DescribeErrors, it => it.EventTrackerArn),
        Control<ListEventTrackersRequest, ListEventTrackersResponse>(ListErrors, (_, at) => at.Of(Kind.EventTracker, All)),
        Control<DeleteEventTrackerRequest>(ChangeErrors, it => it.EventTrackerArn),

        // Recipes.
        Control<DescribeRecipeRequest, DescribeRecipeResponse>(DescribeErrors, it => it.RecipeArn),
        Control<ListRecipesRequest, ListRecipesResponse>(ListErrors, (_, at) => at.Of(Kind.Recipe, All)),
        Control<DescribeAlgorithmRequest, DescribeAlgorithmResponse>(DescribeErrors, it => it.AlgorithmArn),
        Control<DescribeFeatureTransformationRequest, DescribeFeatureTransformationResponse>(DescribeErrors, it => it.FeatureTransformationArn),

        // Solutions.
        Control<CreateSolutionRequest, CreateSolutionResponse>(CreateErrors, (it, at) => at.Of(Kind.Solution, it.Name), also: it => it.RecipeArn),
        Control<DescribeSolutionRequest, DescribeSolutionResponse>(DescribeErrors, it => it.SolutionArn),
        Control<ListSolutionsRequest, ListSolutionsResponse>(ListErrors, (_, at) => at.Of(Kind.Solution, All)),
        Control<UpdateSolutionRequest, UpdateSolutionResponse>(ChangeErrors | LimitExceeded, it => it.SolutionArn),
        Control<DeleteSolutionRequest>(ChangeErrors, it => it.SolutionArn),

        // Solution versions.
        Control<CreateSolutionVersionRequest, CreateSolutionVersionResponse>(CreateErrors, it => it.SolutionArn),
        Control<DescribeSolutionVersionRequest, DescribeSolutionVersionResponse>(DescribeErrors, it => it.SolutionVersionArn),
        Control<ListSolutionVersionsRequest, ListSolutionVersionsResponse>(ListErrors | ResourceNotFound, (_, at) => at.Of(Kind.Solution, All)),
        Control<StopSolutionVersionCreationRequest>(ChangeErrors, it => it.SolutionVersionArn),
        Control<GetSolutionMetricsRequest, GetSolutionMetricsResponse>(ChangeErrors, it => it.SolutionVersionArn),

        // Campaigns.
        Control<CreateCampaignRequest, CreateCampaignResponse>(CreateErrors, (it, at) => at.Of(Kind.Campaign, it.Name)),
        Control<DescribeCampaignRequest, DescribeCampaignResponse>(DescribeErrors, it => it.CampaignArn),
        Control<ListCampaignsRequest, ListCampaignsResponse>(ListErrors, (_, at) => at.Of(Kind.Campaign, All)),
        Control<UpdateCampaignRequest, UpdateCampaignResponse>(ChangeErrors, it => it.CampaignArn),
        Control<DeleteCampaignRequest>(ChangeErrors, it => it.CampaignArn),

        // Recommenders.
        Control<CreateRecommenderRequest, CreateRecommenderResponse>(CreateErrors, (it, at) => at.Of(Kind.Recommender, it.Name), also: it => it.RecipeArn),
        Control<DescribeRecommenderRequest, DescribeRecommenderResponse>(DescribeErrors, it => it.RecommenderArn),
        Control<ListRecommendersRequest, ListRecommendersResponse>(ListErrors, (_, at) => at.Of(Kind.Recommender, All)),
        Control<UpdateRecommenderRequest, UpdateRecommenderResponse>(ChangeErrors, it => it.RecommenderArn),
        Control<StartRecommenderRequest, StartRecommenderResponse>(ChangeErrors, it => it.RecommenderArn),
        Control<StopRecommenderRequest, StopRecommenderResponse>(ChangeErrors, it => it.RecommenderArn),
        Control<DeleteRecommenderRequest>(ChangeErrors, it => it.RecommenderArn),

        // Filters.
        Control<CreateFilterRequest, CreateFilterResponse>(CreateErrors & ~ResourceInUse, (it, at) => at.Of(Kind.Filter, it.Name)),
        Control<DescribeFilterRequest, DescribeFilterResponse>(DescribeErrors, it => it.FilterArn),
        Control<ListFiltersRequest, ListFiltersResponse>(ListErrors, (_, at) => at.Of(Kind.Filter, All)),
        Control<DeleteFilterRequest>(ChangeErrors, it => it.FilterArn),

        // Batch jobs.
        Control<CreateBatchInferenceJobRequest, CreateBatchInferenceJobResponse>(CreateErrors, (it, at) => at.Of(Kind.BatchInferenceJob, it.JobName), role: it => it.RoleArn),
        Control<DescribeBatchInferenceJobRequest, DescribeBatchInferenceJobResponse>(DescribeErrors, it => it.BatchInferenceJobArn),
        Control<ListBatchInferenceJobsRequest, ListBatchInferenceJobsResponse>(ListErrors, (_, at) => at.Of(Kind.BatchInferenceJob, All)),
        Control<CreateBatchSegmentJobRequest, CreateBatchSegmentJobResponse>(CreateErrors, (it, at) => at.Of(Kind.BatchSegmentJob, it.JobName), role: it => it.RoleArn),
        Control<DescribeBatchSegmentJobRequest, DescribeBatchSegmentJobResponse>(DescribeErrors, it => it.BatchSegmentJobArn),
        Control<ListBatchSegmentJobsRequest, ListBatchSegmentJobsResponse>(ListErrors, (_, at) => at.Of(Kind.BatchSegmentJob, All)),

        // Metric attributions.
        Control<CreateMetricAttributionRequest, CreateMetricAttributionResponse>(CreateErrors & ~TooManyTags, (it, at) => at.Of(Kind.MetricAttribution, it.Name), role: it => it.MetricsOutputConfig.RoleArn),
        Control<DescribeMetricAttributionRequest, DescribeMetricAttributionResponse>(DescribeErrors, it => it.MetricAttributionArn),
        Control<ListMetricAttributionsRequest, ListMetricAttributionsResponse>(ListErrors, (_, at) => at.Of(Kind.MetricAttribution, All)),
        Control<ListMetricAttributionMetricsRequest, ListMetricAttributionMetricsResponse>(ListErrors, (it, at) => GivenOrAll(it.MetricAttributionArn, Kind.MetricAttribution, at)),
        Control<UpdateMetricAttributionRequest, UpdateMetricAttributionResponse>(
            ChangeErrors | ResourceAlreadyExists, (it, at) => GivenOrAll(it.MetricAttributionArn, Kind.MetricAttribution, at), role: it => it.MetricsOutputConfig?.RoleArn),
        Control<DeleteMetricAttributionRequest>(ChangeErrors, it => it.MetricAttributionArn),

        // Tags.
        Control<TagResourceRequest, TagResourceResponse>(ChangeErrors | TooManyTags | LimitExceeded, it => it.ResourceArn),
        Control<UntagResourceRequest, UntagResourceResponse>(ChangeErrors | TooManyTagKeys, it => it.ResourceArn),
        Control<ListTagsForResourceRequest, ListTagsForResourceResponse>(ChangeErrors, it => it.ResourceArn),

        // Runtime.
        Rest<GetRecommendationsRequest, GetRecommendationsResponse>("/recommendations", DescribeErrors, it => it.CampaignArn ?? it.RecommenderArn),
        Rest<GetPersonalizedRankingRequest, GetPersonalizedRankingResponse>("/personalize-ranking", DescribeErrors, it => it.CampaignArn),
        Rest<GetActionRecommendationsRequest, GetActionRecommendationsResponse>("/action-recommendations", DescribeErrors, it => it.CampaignArn),

        // Events. A tracking ID is not an ARN, so sending is authorized for all resources.
        Rest<PutEventsRequest>("/events", InvalidInput, _ => null),
        Rest<PutItemsRequest>("/items", ChangeErrors, it => it.DatasetArn),
        Rest<PutUsersRequest>("/users", ChangeErrors, it => it.DatasetArn),
        Rest<PutActionsRequest>("/actions", ChangeErrors, it => it.DatasetArn),
        Rest<PutActionInteractionsRequest>("/action-interactions", ChangeErrors, _ => null),
    ];

    private static readonly FrozenDictionary<string, PersonalizeOperation> ByTarget = Every.Where(it => it.Target is not null).ToFrozenDictionary(it => it.Target!, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, PersonalizeOperation> ByPath = Every.Where(it => it.Path is not null).ToFrozenDictionary(it => it.Path!, StringComparer.Ordinal);

    /// <summary>Finds an operation of the control plane.</summary>
    /// <param name="target">The whole X-Amz-Target.</param>
    /// <returns>Null if there is none.</returns>
    public static PersonalizeOperation? FindTarget(string target) => ByTarget.GetValueOrDefault(target);

    /// <summary>Finds an operation of the runtime or of events.</summary>
    /// <param name="path">The path that it is posted to, such as <c>/recommendations</c>.</param>
    /// <returns>Null if there is none.</returns>
    public static PersonalizeOperation? FindPath(string path) => ByPath.GetValueOrDefault(path);

    // An operation on the resource that a member of the request names.
    private static PersonalizeOperation Control<TRequest, TResponse>(PersonalizeErrors errors, Func<TRequest, string> resource) =>
        new(null, typeof(TRequest), typeof(TResponse), errors, (it, _) => [resource((TRequest)it)], _ => null);

    // An operation that creates a resource or lists all. CreateSolution is authorized for the recipe too, so a policy that names only the account's own resources refuses it.
    private static PersonalizeOperation Control<TRequest, TResponse>(
        PersonalizeErrors errors, Func<TRequest, PersonalizeArns, PersonalizeArn> resource, Func<TRequest, string?>? also = null, Func<TRequest, string?>? role = null) =>
        new(
            null,
            typeof(TRequest),
            typeof(TResponse),
            errors,
            (it, at) => $"{resource((TRequest)it, at)}" is var first && also?.Invoke((TRequest)it) is { } second ? [first, second] : [first],
            it => role?.Invoke((TRequest)it));

    private static PersonalizeOperation Control<TRequest>(PersonalizeErrors errors, Func<TRequest, string> resource) =>
        new(null, typeof(TRequest), null, errors, (it, _) => [resource((TRequest)it)], _ => null);

    private static PersonalizeOperation Rest<TRequest, TResponse>(string path, PersonalizeErrors errors, Func<TRequest, string?> resource) =>
        new(path, typeof(TRequest), typeof(TResponse), errors, (it, _) => [resource((TRequest)it) ?? All], _ => null);

    private static PersonalizeOperation Rest<TRequest>(string path, PersonalizeErrors errors, Func<TRequest, string?> resource) =>
        new(path, typeof(TRequest), null, errors, (it, _) => [resource((TRequest)it) ?? All], _ => null);

    // The service model makes the member optional, but the service requires it. Without it, authorization is for all resources of the kind.
    private static PersonalizeArn GivenOrAll(string? arn, Kind kind, PersonalizeArns at) => PersonalizeArn.TryParse(arn, out var given) ? given : at.Of(kind, All);

    private static string NameIn(string arn) => PersonalizeArn.TryParse(arn, out var group) ? group.Name : All;
}
