using Microsoft.Extensions.Diagnostics.HealthChecks;
using Usher.Core.Records;

namespace Usher.Watching.Health;

/// <summary>The records are open, and no change of them hangs.</summary>
internal sealed class RecordsCheck(ServiceRecords records) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // Its turn comes when the writer before it is done.
            var now = await records.ChangeAsync(static same => same, cancellationToken);
            return HealthCheckResult.Healthy($"{now.All.Count()} resources.");
        }
        catch (OperationCanceledException)
        {
            return new(context.Registration.FailureStatus, "A change of the records hangs; look at the disk that the data folder lies on.");
        }
    }
}
