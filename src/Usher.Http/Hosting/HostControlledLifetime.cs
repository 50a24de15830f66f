using Microsoft.Extensions.Hosting;

namespace Usher.Http.Hosting;

/// <summary>The lifetime of a server that the program starts and stops itself. Signals are handled by the program, so this one waits for none.</summary>
public sealed class HostControlledLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
