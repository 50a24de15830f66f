using Usher.Core.Campaigns;
using Usher.Core.DatasetGroups;
using Usher.Core.Datasets;
using Usher.Core.Events;
using Usher.Core.Imports;
using Usher.Core.Recipes;
using Usher.Core.Serving;
using Usher.Core.Schemas;
using Usher.Core.Solutions;
using Usher.Core.Tags;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Api.Personalize;

/// <summary>Which method of the service answers which operation: the one place that knows both.</summary>
internal sealed class PersonalizeHandlers
{
    private delegate Task<object?> Handler(object request, PersonalizeArns at, CancellationToken stop);

    private readonly Dictionary<Type, Handler> _handlers = [];
    private readonly UnbuiltHandlers _unbuilt;

    public PersonalizeHandlers(
        SchemaOperations schemas,
        DatasetGroupOperations groups,
        DatasetOperations datasets,
        ImportJobOperations imports,
        RecipeOperations recipes,
        SolutionOperations solutions,
        SolutionVersionOperations versions,
        CampaignOperations campaigns,
        RecommendationOperations recommendations,
        RankingOperations rankings,
        EventTrackerOperations trackers,
        EventOperations events,
        PutRowOperations rows,
        TagOperations tags,
        UnbuiltHandlers unbuilt)
    {
        _unbuilt = unbuilt;

        On<CreateSchemaRequest>(async (it, at, stop) => await schemas.CreateAsync(it, at, stop));
        On<DescribeSchemaRequest>(it => schemas.Describe(it));
        On<ListSchemasRequest>((it, at) => schemas.List(it, at));
        On<DeleteSchemaRequest>((it, _, stop) => schemas.DeleteAsync(it, stop));

        On<CreateDatasetGroupRequest>(async (it, at, stop) => await groups.CreateAsync(it, at, stop));
        On<DescribeDatasetGroupRequest>(it => groups.Describe(it));
        On<ListDatasetGroupsRequest>((it, at) => groups.List(it, at));
        On<DeleteDatasetGroupRequest>((it, _, stop) => groups.DeleteAsync(it, stop));

        On<CreateDatasetRequest>(async (it, at, stop) => await datasets.CreateAsync(it, at, stop));
        On<DescribeDatasetRequest>(it => datasets.Describe(it));
        On<ListDatasetsRequest>((it, at) => datasets.List(it, at));
        On<UpdateDatasetRequest>(async (it, _, stop) => await datasets.UpdateAsync(it, stop));
        On<DeleteDatasetRequest>((it, _, stop) => datasets.DeleteAsync(it, stop));

        On<CreateDatasetImportJobRequest>(async (it, at, stop) => await imports.CreateAsync(it, at, stop));
        On<DescribeDatasetImportJobRequest>(it => imports.Describe(it));
        On<ListDatasetImportJobsRequest>((it, at) => imports.List(it, at));

        On<ListRecipesRequest>(it => recipes.List(it));
        On<DescribeRecipeRequest>(it => RecipeOperations.Describe(it));
        On<DescribeAlgorithmRequest>(it => RecipeOperations.Describe(it));
        On<DescribeFeatureTransformationRequest>(it => RecipeOperations.Describe(it));

        On<CreateSolutionRequest>(async (it, at, stop) => await solutions.CreateAsync(it, at, stop));
        On<DescribeSolutionRequest>(it => solutions.Describe(it));
        On<ListSolutionsRequest>((it, at) => solutions.List(it, at));
        On<UpdateSolutionRequest>(async (it, _, stop) => await solutions.UpdateAsync(it, stop));
        On<DeleteSolutionRequest>((it, _, stop) => solutions.DeleteAsync(it, stop));

        On<CreateSolutionVersionRequest>(async (it, at, stop) => await versions.CreateAsync(it, at, stop));
        On<DescribeSolutionVersionRequest>(it => versions.Describe(it));
        On<ListSolutionVersionsRequest>((it, at) => versions.List(it, at));
        On<StopSolutionVersionCreationRequest>((it, _, stop) => versions.StopAsync(it, stop));
        On<GetSolutionMetricsRequest>(it => versions.GetMetrics(it));
        On<CreateCampaignRequest>(async (it, at, stop) => await campaigns.CreateAsync(it, at, stop));
        On<DescribeCampaignRequest>(it => campaigns.Describe(it));
        On<ListCampaignsRequest>((it, at) => campaigns.List(it, at));
        On<UpdateCampaignRequest>(async (it, _, stop) => await campaigns.UpdateAsync(it, stop));
        On<DeleteCampaignRequest>((it, _, stop) => campaigns.DeleteAsync(it, stop));

        On<GetRecommendationsRequest>(async (it, _, stop) => await recommendations.GetAsync(it, stop));
        On<GetPersonalizedRankingRequest>(async (it, _, stop) => await rankings.GetAsync(it, stop));

        On<CreateEventTrackerRequest>(async (it, at, stop) => await trackers.CreateAsync(it, at, stop));
        On<DescribeEventTrackerRequest>(it => trackers.Describe(it));
        On<ListEventTrackersRequest>((it, at) => trackers.List(it, at));
        On<DeleteEventTrackerRequest>((it, _, stop) => trackers.DeleteAsync(it, stop));

        On<PutEventsRequest>((it, _, _) => events.PutAsync(it));
        On<PutItemsRequest>((it, _, _) => rows.PutAsync(it));
        On<PutUsersRequest>((it, _, _) => rows.PutAsync(it));

        On<TagResourceRequest>(async (it, _, stop) => await tags.TagAsync(it, stop));
        On<UntagResourceRequest>(async (it, _, stop) => await tags.UntagAsync(it, stop));
        On<ListTagsForResourceRequest>(it => tags.List(it));
    }

    /// <summary>Whether an operation is built.</summary>
    public bool Answer(PersonalizeOperation operation) => _handlers.ContainsKey(operation.Request);

    /// <summary>Answers one operation; null where its answer has no members.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">Whatever the service says of it, or that it is not there yet.</exception>
    public Task<object?> AnswerAsync(PersonalizeOperation operation, object request, PersonalizeArns at, CancellationToken stop) =>
        _handlers.TryGetValue(operation.Request, out var handler) ? handler(request, at, stop) : Task.FromResult<object?>(_unbuilt.Answer(operation, request));

    private void On<T>(Func<T, object> answer) => _handlers.Add(typeof(T), (it, _, _) => Task.FromResult<object?>(answer((T)it)));

    private void On<T>(Func<T, PersonalizeArns, object> answer) => _handlers.Add(typeof(T), (it, at, _) => Task.FromResult<object?>(answer((T)it, at)));

    private void On<T>(Func<T, PersonalizeArns, CancellationToken, Task<object>> answer) => _handlers.Add(typeof(T), async (it, at, stop) => await answer((T)it, at, stop));

    private void On<T>(Func<T, PersonalizeArns, CancellationToken, Task> answer) => _handlers.Add(
        typeof(T),
        async (it, at, stop) =>
        {
            await answer((T)it, at, stop);
            return null;
        });
}
