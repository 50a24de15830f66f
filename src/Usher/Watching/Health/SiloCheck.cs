using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Usher.Watching.Health;

/// <summary>The silo that answers users and does jobs is up, and not about to go.</summary>
internal sealed class SiloCheck(ISiloStatusOracle silo, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.ApplicationStopping.IsCancellationRequested ? new(context.Registration.FailureStatus, "The server is stopping; calls under way are finished.")
        : silo.CurrentStatus is SiloStatus.Active ? HealthCheckResult.Healthy("Users and jobs are served.")
        : new HealthCheckResult(context.Registration.FailureStatus, $"The silo is {silo.CurrentStatus}; it has to be Active."));
}
