using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Usher.Watching.Health;

/// <summary>What a server has to have to be ready, check by check.</summary>
internal static class HealthChecks
{
    // A check that takes longer has found something: a disk that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(new DiskLimits());
        services.AddHealthChecks()
            .AddCheck<SiloCheck>("silo", timeout: Patience)
            .AddCheck<RecordsCheck>("records", timeout: Patience)
            .AddCheck<DiskCheck>("disk", timeout: Patience)
            // Nothing but training needs it.
            .AddCheck<TrainerCheck>("trainer", HealthStatus.Degraded, timeout: Patience);
    }
}
