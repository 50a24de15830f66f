using Microsoft.Extensions.DependencyInjection;
using Usher.Core.EventStore;
using Usher.Metering.Budgets;
using Usher.Metering.Usage;
using Usher.Storage.Events;
using Usher.Storage.Usage;

namespace Usher.Storage;

/// <summary>Registers the stores that use SQLite.</summary>
public static class SqliteStores
{
    /// <summary>Adds the stores. The databases are opened or created at the first use.</summary>
    /// <param name="services">The services of a server.</param>
    /// <param name="events">The file of events, and of rows of PutItems and PutUsers.</param>
    /// <param name="usage">The file of usage, the ledger and the budgets.</param>
    public static IServiceCollection AddSqliteStores(this IServiceCollection services, string events, string usage) => services
        .AddSingleton<IEventStore>(_ => SqliteEventStore.Open(events))
        .AddSingleton(_ => SqliteUsageStore.Open(usage))
        .AddSingleton<IUsageStore>(all => all.GetRequiredService<SqliteUsageStore>())
        .AddSingleton<IBudgetStore>(all => all.GetRequiredService<SqliteUsageStore>());
}
