using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Usher.Core.Budgets;
using Usher.Core.Campaigns;
using Usher.Core.Catalogue;
using Usher.Core.CleaningUp;
using Usher.Core.Costs;
using Usher.Core.DatasetGroups;
using Usher.Core.Datasets;
using Usher.Core.Events;
using Usher.Core.EventStore;
using Usher.Core.Histories;
using Usher.Core.Imports;
using Usher.Core.Jobs;
using Usher.Core.Models;
using Usher.Core.Monitoring;
using Usher.Core.Naming;
using Usher.Core.Quotas;
using Usher.Core.Recipes;
using Usher.Core.Serving;
using Usher.Core.Users;
using Usher.Core.S3Access;
using Usher.Core.Schemas;
using Usher.Core.Solutions;
using Usher.Core.Tags;
using Usher.Core.Training;
using Usher.Core.Usage;
using Usher.Wire.Personalize;

namespace Usher.Core;

/// <summary>Registers the services of this project.</summary>
public static class CoreServices
{
    /// <summary>
    /// Adds the service. The host also adds <see cref="IImporter"/>, <see cref="IEventStore"/>, <see cref="IUsageStore"/>, <see cref="IBudgetStore"/>, <see cref="Prices"/>, a clock and Orleans,
    /// and those of <see cref="ImportOptions"/>, <see cref="TrainingOptions"/>, <see cref="ThrottlingOptions"/> and <see cref="ServiceQuotas"/> that are not to have their defaults.
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
        .AddDefaultOptions()
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

    private static IServiceCollection AddDefaultOptions(this IServiceCollection services)
    {
        services.TryAddSingleton(new ImportOptions());
        services.TryAddSingleton(new TrainingOptions());
        services.TryAddSingleton(new ThrottlingOptions());
        services.TryAddSingleton(new ServiceQuotas());
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
