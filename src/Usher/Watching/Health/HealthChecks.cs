using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Usher.Watching.Health;

/// <summary>The health checks of a server.</summary>
internal static class HealthChecks
{
    // A check that takes longer fails: a disk that hangs, for example.
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(5);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(new DiskLimits());
        services.AddHealthChecks()
            .AddCheck<SiloCheck>("silo", timeout: CheckTimeout)
            .AddCheck<RecordsCheck>("records", timeout: CheckTimeout)
            .AddCheck<DiskCheck>("disk", timeout: CheckTimeout)
            // Only trainings need it.
            .AddCheck<TrainerCheck>("trainer", HealthStatus.Degraded, timeout: CheckTimeout);
    }

    /// <summary>Adds the check of the web application's Redis, after the server was built: the web application is built later.</summary>
    public static void AddRedis(IServiceProvider services, Func<bool> isThere) =>
        services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Add(new("redis", _ => new RedisCheck(isThere), HealthStatus.Degraded, tags: null, CheckTimeout));
}
