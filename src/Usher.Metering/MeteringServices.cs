using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Usher.Core.Observers;
using Usher.Metering.Budgets;
using Usher.Metering.Cleanup;
using Usher.Metering.Costs;
using Usher.Metering.Metrics;
using Usher.Metering.Usage;

namespace Usher.Metering;

/// <summary>Registers the services of this project.</summary>
public static class MeteringServices
{
    /// <summary>
    /// Adds metering, and makes it the observer of Usher.Core, which is to be added first. The host also adds <see cref="IUsageStore"/>, <see cref="IBudgetStore"/>, <see cref="Prices"/> and a clock,
    /// and registers its own <see cref="ThrottlingOptions"/> if it does not use the defaults.
    /// </summary>
    public static IServiceCollection AddUsherMetering(this IServiceCollection services)
    {
        services.TryAddSingleton(new ThrottlingOptions());
        return services
            .AddSingleton<IServiceObserver, MeteringObserver>()
            .AddUsage()
            .AddInstruments()
            .AddSingleton<CostReports>()
            .AddSingleton<BudgetOperations>()
            .AddSingleton<BudgetWebhook>()
            .AddHostedService<BudgetWatch>()
            .AddSingleton<CleanupPlans>();
    }

    private static IServiceCollection AddUsage(this IServiceCollection services) => services
        .AddSingleton<CampaignThrottle>()
        .AddSingleton<CampaignMeter>()
        .AddSingleton<StreamMeter>()
        .AddSingleton<UsageWriter>()
        .AddHostedService(all => all.GetRequiredService<UsageWriter>())
        .AddHostedService<UsageLedger>()
        .AddSingleton<StoredSizes>()
        .AddSingleton<UsageReports>();

    private static IServiceCollection AddInstruments(this IServiceCollection services) => services
        .AddSingleton<PersonalizeMetrics>()
        .AddSingleton<MeasuredCalls>()
        .AddSingleton<MeasuredJobs>();
}
