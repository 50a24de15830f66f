using Microsoft.Extensions.Diagnostics.HealthChecks;
using Usher.DataFolders;

namespace Usher.Watching.Health;

/// <summary>The data folder can be written to, and there is room.</summary>
internal sealed class DiskCheck(DataFolder folder, DiskLimits limits) : IHealthCheck
{
    // Enough for the file system to need a block for it.
    private static readonly byte[] Probe = new byte[4096];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var file = Path.Combine(folder.FullName, $"{DataFolder.ProbeStart}{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllBytesAsync(file, Probe, cancellationToken);
            File.Delete(file);
            var free = new DriveInfo(folder.FullName).AvailableFreeSpace;
            var room = $"{free / (double)(1 << 30):0.0} GiB are free";
            return free < limits.Required ? new(context.Registration.FailureStatus, $"{room}; at least {limits.Required >> 20} MiB are needed.")
                : free < limits.Comfortable ? HealthCheckResult.Degraded($"{room}; a large import or training may not fit.")
                : HealthCheckResult.Healthy($"{room}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Where the folder lies is nobody's business who only asks for health.
            return new(context.Registration.FailureStatus, "The data folder cannot be written to; the server's log has the reason.", fault);
        }
    }
}
