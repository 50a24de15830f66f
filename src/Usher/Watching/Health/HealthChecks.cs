using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

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

    /// <summary>Adds the Redis of a web application, which is made after the server that tells of it.</summary>
    public static void AddRedis(IServiceProvider services, Func<bool> isThere) =>
        services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Add(new("redis", _ => new RedisCheck(isThere), HealthStatus.Degraded, tags: null, Patience));
}
