using Microsoft.Extensions.Diagnostics.HealthChecks;
using Usher.Core.Training;

namespace Usher.Watching.Health;

/// <summary>The trainer is found beside the server.</summary>
internal sealed class TrainerCheck(Trainer trainer) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            trainer.EnsureFound();
            return Task.FromResult(HealthCheckResult.Healthy("Found."));
        }
        catch (TrainerException absent)
        {
            return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, "There is no trainer here: nothing can be trained, everything else works.", absent));
        }
    }
}
