using Microsoft.Extensions.DependencyInjection;
using Usher.Core.Budgets;
using Usher.Core.Campaigns;
using Usher.Core.Catalogue;
using Usher.Core.CleaningUp;
using Usher.Core.Costs;
using Usher.Core.DatasetGroups;
using Usher.Core.Datasets;
using Usher.Core.Events;
using Usher.Core.EventStore;
using Usher.Core.Files;
using Usher.Core.Histories;
using Usher.Core.Imports;
using Usher.Core.Jobs;
using Usher.Core.Models;
using Usher.Core.Monitoring;
using Usher.Core.Recipes;
using Usher.Core.Serving;
using Usher.Core.Users;
using Usher.Core.S3Access;
using Usher.Core.Schemas;
using Usher.Core.Solutions;
using Usher.Core.Tags;
using Usher.Core.Training;
using Usher.Core.Usage;

namespace Usher.Core;

/// <summary>Everything of the service that the host does not choose itself.</summary>
public static class CoreServices
{
    /// <summary>
    /// Adds it. The host brings <see cref="Records.ServiceRecords"/>, <see cref="Naming.Pages"/>, <see cref="Quotas.ServiceQuotas"/>, <see cref="DatasetFiles"/>,
    /// <see cref="ServiceBuckets"/>, <see cref="IImporter"/>, <see cref="ImportOptions"/>, <see cref="ModelFiles"/>, <see cref="Trainer"/>, <see cref="TrainingOptions"/>, <see cref="IEventStore"/>, <see cref="IUsageStore"/>, <see cref="IBudgetStore"/>,
    /// <see cref="ThrottlingOptions"/>, <see cref="Prices"/>, a clock and Orleans.
    /// </summary>
    public static IServiceCollection AddUsherCore(this IServiceCollection services) => services
        .AddSingleton<Jobs.Jobs>()
        .AddSingleton<JobAttempts>()
        .AddSingleton<ILiveRowExporter, PutRowParts>()
        .AddSingleton<IJobWork, ImportWork>()
        .AddHostedService<JobSupervisor>()
        .AddSingleton<SchemaOperations>()
        .AddSingleton<DatasetGroupOperations>()
        .AddSingleton<DatasetOperations>()
        .AddSingleton<ImportJobOperations>()
        .AddSingleton<ImportExplanations>()
        .AddSingleton<TagOperations>()
        .AddTraining()
        .AddCampaigns()
        .AddEvents()
        .AddInsight()
        .AddUsage()
        .AddMonitoring();

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
        .AddSingleton<CampaignThrottle>()
        .AddSingleton<CampaignMeter>()
        .AddSingleton<UserGrains>()
        .AddSingleton<ItemMetadata>()
        .AddSingleton<TrendingItems>()
        .AddSingleton<CandidateSource>()
        .AddSingleton<RecommendationOperations>()
        .AddSingleton<RankingOperations>()
        .AddSingleton<RecommendationExplanations>();

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

    private static IServiceCollection AddMonitoring(this IServiceCollection services) => services
        .AddSingleton<PersonalizeMetrics>()
        .AddSingleton<MeasuredCalls>()
        .AddSingleton<IJobObserver, MeasuredJobs>();

    private static IServiceCollection AddInsight(this IServiceCollection services) => services
        .AddSingleton<GroupHistories>()
        .AddSingleton<HistoryOperations>()
        .AddSingleton<GroupCatalogues>()
        .AddSingleton<ItemOperations>();

    private static IServiceCollection AddUsage(this IServiceCollection services) => services
        .AddSingleton<StreamMeter>()
        .AddSingleton<UsageWriter>()
        .AddHostedService(all => all.GetRequiredService<UsageWriter>())
        .AddHostedService<UsageLedger>()
        .AddSingleton<StoredSizes>()
        .AddSingleton<UsageReports>()
        .AddSingleton<CostReports>()
        .AddSingleton<BudgetOperations>()
        .AddSingleton<BudgetWebhook>()
        .AddHostedService<BudgetWatch>()
        .AddSingleton<CleanupPlans>();
}
