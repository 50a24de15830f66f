using Microsoft.Extensions.Hosting;

namespace Usher.Core.Models;

/// <summary>Lets go, by and by, of models that no campaign has: a request that began before an update may have opened the old one once more after it.</summary>
internal sealed class ModelRelease(LoadedModels models, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            models.ReleaseUnused();
    }
}
