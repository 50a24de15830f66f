using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Usher.Core.Actions;
using Usher.Core.Campaigns;
using Usher.Core.Items;
using Usher.Core.DatasetGroups;
using Usher.Core.Datasets;
using Usher.Core.Events;
using Usher.Core.EventStore;
using Usher.Core.Filters;
using Usher.Core.Histories;
using Usher.Core.Imports;
using Usher.Core.Jobs;
using Usher.Core.Models;
using Usher.Core.Naming;
using Usher.Core.Observers;
using Usher.Core.Quotas;
using Usher.Core.Recipes;
using Usher.Core.Recommenders;
using Usher.Core.Rows;
using Usher.Core.S3Access;
using Usher.Core.Schemas;
using Usher.Core.Serving;
using Usher.Core.Solutions;
using Usher.Core.Tags;
using Usher.Core.Training;
using Usher.Core.Users;
using Usher.Wire.Personalize;

namespace Usher.Core;

/// <summary>Registers the services of this project.</summary>
public static class CoreServices
{
    /// <summary>
    /// Adds the service. The host also adds <see cref="IImporter"/>, <see cref="IEventStore"/>, a clock and Orleans,
    /// and registers its own <see cref="IServiceObserver"/>, <see cref="ImportOptions"/>, <see cref="TrainingOptions"/> or <see cref="ServiceQuotas"/> where it does not use the defaults.
    /// </summary>
    /// <param name="services">The services of a server.</param>
    /// <param name="on">What the service works on.</param>
    public static IServiceCollection AddUsherCore(this IServiceCollection services, CoreDependencies on) => services
        .AddSingleton(on.Records)
        .AddSingleton(on.Datasets)
        .AddSingleton(on.Models)
        .AddSingleton(on.Trainer.InBackground(on.Models.JobsFolder))
        .AddSingleton(new Pages(new PageTokens(on.Account.PageTokenKey)))
        .AddSingleton(new ServiceBuckets(on.Account, on.Buckets))
        .AddDefaults()
        .AddJobs()
        .AddDatasets()
        .AddTraining()
        .AddCampaigns()
        .AddRecommenders()
        .AddEvents()
        .AddFilters()
        .AddActions()
        .AddInsight();

    private static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<Jobs.Jobs>()
        .AddSingleton<JobAttempts>()
        .AddSingleton<ILiveRowExporter, PutRowParts>()
        .AddSingleton<IJobWork, ImportWork>()
        .AddHostedService<JobSupervisor>();

    private static IServiceCollection AddDatasets(this IServiceCollection services) => services
        .AddSingleton<SchemaOperations>()
        .AddSingleton<DatasetGroupOperations>()
        .AddSingleton<DatasetOperations>()
        .AddSingleton<ImportJobOperations>()
        .AddSingleton<ImportExplanations>()
        .AddSingleton<TagOperations>();

    private static IServiceCollection AddDefaults(this IServiceCollection services)
    {
        services.TryAddSingleton(new ImportOptions());
        services.TryAddSingleton(new TrainingOptions());
        services.TryAddSingleton<IServiceObserver, NullServiceObserver>();
        services.TryAddSingleton(new ServiceQuotas());
        services.TryAddSingleton(new FilterOptions());
        return services;
    }

    private static IServiceCollection AddTraining(this IServiceCollection services) => services
        .AddSingleton<TrainingProgress>()
        .AddSingleton<TrainingDataLoader>()
        .AddSingleton<IJobWork, TrainingWork>()
        .AddSingleton<RecipeOperations>()
        .AddSingleton<SolutionOperations>()
        .AddSingleton<SolutionVersionOperations>()
        .AddSingleton<TrainingOperations>()
        .AddSingleton<AutomaticTraining>()
        .AddHostedService(services => services.GetRequiredService<AutomaticTraining>());

    private static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddSingleton<LoadedModels>()
        .AddHostedService<ModelLoading>()
        .AddHostedService<ModelRelease>()
        .AddSingleton<IJobWork, CampaignWork>()
        .AddHostedService<CampaignFollower>()
        .AddSingleton<CampaignOperations>()
        .AddSingleton<UserGrains>()
        .AddSingleton<ItemMetadata>()
        .AddSingleton<TrendingItems>()
        .AddSingleton<CandidateSource>()
        .AddSingleton<ServedRequests>()
        .AddSingleton<PopularFill>()
        .AddSingleton<RecommendationOperations>()
        .AddSingleton<RankingOperations>()
        .AddSingleton<RecommendationExplanations>();

    private static IServiceCollection AddRecommenders(this IServiceCollection services) => services
        .AddSingleton<IJobWork, RecommenderWork>()
        .AddSingleton<RecommenderOperations>()
        .AddSingleton<RecommenderRetraining>()
        .AddHostedService(services => services.GetRequiredService<RecommenderRetraining>());

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<EventTrackerOperations>()
        .AddSingleton<TrackerIndex>()
        .AddSingleton<DroppedFields>()
        .AddSingleton<EventFeeds>()
        .AddSingleton<EventFeedOperations>()
        .AddSingleton<EventOperations>()
        .AddSingleton<UpsertTracker>()
        .AddSingleton<PutRowOperations>()
        .AddHostedService<DatasetStreamSweep>();

    private static IServiceCollection AddFilters(this IServiceCollection services) => services
        .AddSingleton<CompiledFilters>()
        .AddSingleton<InteractionReader>()
        .AddSingleton<RequestFilters>()
        .AddSingleton<IJobWork, FilterWork>()
        .AddSingleton<FilterOperations>()
        .AddSingleton<FilterExplanations>();

    private static IServiceCollection AddActions(this IServiceCollection services) => services
        .AddSingleton<ActionInteractionOperations>()
        .AddSingleton<ActionCandidates>()
        .AddSingleton<ActionPropensities>()
        .AddSingleton<ActionRecommendationOperations>();

    private static IServiceCollection AddInsight(this IServiceCollection services) => services
        .AddSingleton<RowTables>()
        .AddSingleton<GroupHistories>()
        .AddSingleton<HistoryOperations>()
        .AddSingleton<ItemCatalogues>()
        .AddSingleton<ItemOperations>();
}
