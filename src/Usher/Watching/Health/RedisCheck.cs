using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Usher.Watching.Health;

/// <summary>The second level of the web application's cache answered when it was last asked.</summary>
internal sealed class RedisCheck(Func<bool> isThere) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        isThere() ? HealthCheckResult.Healthy("It answered when it was last asked.")
        : new HealthCheckResult(context.Registration.FailureStatus, "It does not answer: lists are cached in memory alone, and events that other applications take are noticed later."));
}
