using Microsoft.Extensions.Hosting;

namespace Usher.Core.Models;

/// <summary>Unloads models that no campaign needs, once a second. It is needed although updates unload the old model, because a request that began before an update may load it again afterwards.</summary>
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
