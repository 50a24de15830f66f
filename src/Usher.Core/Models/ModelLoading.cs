using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Core.Jobs;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Ranking.Rankers;

namespace Usher.Core.Models;

/// <summary>Loads the models of all campaigns after the start of the server and lets each rehearse, so that the first request finds what the thousandth does.</summary>
internal sealed partial class ModelLoading(LoadedModels models, ServiceRecords records, IHostApplicationLifetime lifetime, ILogger<ModelLoading> log) : BackgroundService
{
    // So often a method is called before the runtime compiles it in full ("Compilation config settings" of .NET: tiered compilation).
    private const int Rehearsals = 30;
    private const int Items = 25;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        var versions = records.Current.Of<CampaignResource>().Where(campaign => campaign.Status == Statuses.Active).Select(campaign => campaign.Shape.SolutionVersionArn!);
        foreach (var version in versions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray())
            TryLoad(version, stoppingToken);
    }

    private void TryLoad(string version, CancellationToken cancellationToken)
    {
        try
        {
            using var lease = models.Rent(version);
            Rehearse(lease.Model, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A damaged folder, for example. Its campaign tells whoever asks it; the others are loaded all the same.
            Failed(log, version, fault);
        }
    }

    private static void Rehearse(LoadedModel model, CancellationToken cancellationToken)
    {
        Span<ScoredItem> top = stackalloc ScoredItem[Math.Min(Items, model.Ranker.ItemCount)];
        for (var rehearsal = 0; rehearsal < Rehearsals; rehearsal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var state = model.Ranker.Start();
            if (model.Folder.Histories is { Users.Count: > 0 } histories)
                state.Advance(histories.EventsOf(rehearsal % histories.Users.Count));
            state.Top(top);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model of {Version} could not be loaded; its campaigns cannot answer.")]
    private static partial void Failed(ILogger log, string version, Exception fault);
}
