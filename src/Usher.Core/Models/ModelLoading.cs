using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Core.Jobs;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Ranking.Actions;
using Usher.Ranking.Rankers;

namespace Usher.Core.Models;

/// <summary>Loads the models of all campaigns and recommenders after the start of the server and warms each up, so that the first request is as fast as later ones.</summary>
internal sealed partial class ModelLoading(LoadedModels models, ServiceRecords records, IHostApplicationLifetime lifetime, ILogger<ModelLoading> log) : BackgroundService
{
    // Calls before tiered compilation promotes a method (.NET documentation, "Runtime configuration options for compilation").
    private const int WarmUpCalls = 30;
    private const int Items = 25;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        var versions = records.Current.All.OfType<IAnswersRequests>().Where(one => one.Status == Statuses.Active).Select(one => one.ServedVersion!);
        foreach (var version in versions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray())
            TryLoad(version, stoppingToken);
    }

    private void TryLoad(string version, CancellationToken cancellationToken)
    {
        try
        {
            using var lease = models.Rent(version);
            WarmUp(lease.Model, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // For example a damaged folder. Requests to its campaigns get the error; the other models are loaded nevertheless.
            Failed(log, version, fault);
        }
    }

    private static void WarmUp(LoadedModel model, CancellationToken cancellationToken)
    {
        if (model.ActionRanker is { } actions)
        {
            WarmUp(actions, cancellationToken);
            return;
        }

        Span<ScoredItem> top = stackalloc ScoredItem[Math.Min(Items, model.Ranker.ItemCount)];
        for (var call = 0; call < WarmUpCalls; call++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var state = model.Ranker.Start();
            if (model.Folder.Histories is { Users.Count: > 0 } histories)
                state.Advance(histories.EventsOf(call % histories.Users.Count));
            state.Top(top);
        }
    }

    private static void WarmUp(ActionRanker ranker, CancellationToken cancellationToken)
    {
        var scores = new float[ranker.ActionCount];
        for (var call = 0; call < WarmUpCalls; call++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ranker.Score(ranker.Start(), scores);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model of {Version} could not be loaded; its campaigns cannot answer.")]
    private static partial void Failed(ILogger log, string version, Exception fault);
}
