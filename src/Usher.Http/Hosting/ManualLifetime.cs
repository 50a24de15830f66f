using Microsoft.Extensions.Hosting;

namespace Usher.Http.Hosting;

/// <summary>The lifetime of a web application that starts and stops only when the host program says so. The framework's own would handle Ctrl-C and SIGTERM itself.</summary>
public sealed class ManualLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
