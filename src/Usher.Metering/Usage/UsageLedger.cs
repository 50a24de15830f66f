using Microsoft.Extensions.Hosting;
using Usher.Core.Campaigns;
using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Metering.Usage;

/// <summary>Keeps the ledger: when campaigns and recommenders were ACTIVE, which versions were trained and what was imported.</summary>
/// <remarks>
/// It gets each change of the records before that is written, so that the ledger misses nothing that is deleted. If the change is then not written, or the program ends in between,
/// the next change or the next start corrects the ledger by the records.
/// </remarks>
public sealed class UsageLedger(ServiceRecords records, IUsageStore store) : IHostedService
{
    private readonly HashSet<(string Resource, DateTimeOffset Begin)> _written = [];
    private readonly Dictionary<string, CampaignSpan> _spans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TrainingRun> _trainings = new(StringComparer.Ordinal);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in await store.ReadLedgerAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, cancellationToken))
            Remember(entry);

        var now = records.Current;
        List<LedgerEntry> news = [.. Spans(now, now), .. Imports(now.Of<ImportJobResource>(), now)];
        foreach (var version in now.Of<SolutionVersionResource>().Where(version => !version.IsOfRecommender))
            news.AddRange(Trainings(version));
        // A training that was interrupted begins again. The time in between is not billed.
        news.AddRange(_trainings.Values.Where(run => now.Find<SolutionVersionResource>(run.Resource) is { IsUnderWay: true }).Select(run => run with { Started = records.Now }));
        await WriteAsync(news);
        records.BeforeWrite = FollowAsync;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task FollowAsync(ServiceSnapshot before, ServiceSnapshot after)
    {
        var (written, _) = ServiceSnapshot.Difference(before, after);
        List<LedgerEntry> news = [.. Spans(before, after), .. Imports(written.OfType<ImportJobResource>(), after)];
        foreach (var version in written.OfType<SolutionVersionResource>().Where(version => !version.IsOfRecommender))
            news.AddRange(Trainings(version));
        await WriteAsync(news);
    }

    private async Task WriteAsync(List<LedgerEntry> news)
    {
        if (news.Count == 0)
            return;

        await store.WriteAsync(news);
        foreach (var entry in news)
            Remember(entry);
    }

    // Looks at all campaigns and recommenders and not only at those of this change, because an earlier change may have been reported here and then not written.
    private List<LedgerEntry> Spans(ServiceSnapshot before, ServiceSnapshot after)
    {
        var now = records.Now;
        var news = new List<LedgerEntry>();
        foreach (var span in _spans.Values.Where(span => !IsOf(span, Active(after, span.Resource))))
            news.Add(span with { End = now });

        foreach (var campaign in after.All.OfType<IAnswersRequests>().Where(campaign => campaign.Status == Statuses.Active))
        {
            if (_spans.TryGetValue(campaign.Arn, out var span) && IsOf(span, campaign))
                continue;

            var isNew = !ReferenceEquals(before, after) && (Active(before, campaign.Arn) is not { } earlier || earlier.MinTps != campaign.MinTps || Solution(earlier) != Solution(campaign));
            var begin = isNew || span is not null ? now : _ended.TryGetValue(campaign.Arn, out var ended) && ended > campaign.CreatedAt ? ended : campaign.LastUpdated ?? now;
            news.Add(new CampaignSpan(campaign.Arn, begin, null, campaign.MinTps, Solution(campaign)));
        }

        return news;
    }

    private IEnumerable<LedgerEntry> Trainings(SolutionVersionResource version)
    {
        var begin = version.CreatedAt;
        var run = _trainings.GetValueOrDefault(version.Arn);
        var ended = version.Shape.LastUpdatedDateTime ?? records.Now;
        switch (version.Status)
        {
            case Statuses.CreateInProgress when run is null:
                yield return new TrainingRun(version.Arn, begin, null, records.Now, 0, version.Status, Recipe(version));
                break;
            case Statuses.Active when run is not null || !_written.Contains((version.Arn, begin)):
                yield return new TrainingRun(version.Arn, begin, ended, run?.Started ?? begin, version.Shape.TrainingHours ?? 0, version.Status, Recipe(version));
                break;
            case Statuses.CreateStopped when run is not null:
                yield return run with { End = ended, Hours = (ended - run.Started).TotalHours, Status = version.Status };
                break;
            case Statuses.CreateFailed when run is not null:
                yield return run with { End = ended, Hours = 0, Status = version.Status };
                break;
        }
    }

    private IEnumerable<LedgerEntry> Imports(IEnumerable<ImportJobResource> jobs, ServiceSnapshot after)
    {
        foreach (var job in jobs.Where(job => job.Status == Statuses.Active))
        {
            var done = job.Shape.LastUpdatedDateTime ?? job.CreatedAt;
            if (!_written.Contains((job.Arn, done)) && after.Find<DatasetResource>(job.Shape.DatasetArn!) is { } dataset && dataset.Parts.FirstOrDefault(part => part.ImportJobArn == job.Arn) is { } part)
                yield return new ImportedData(job.Arn, done, done, dataset.Arn, part.Bytes);
        }
    }

    private void Remember(LedgerEntry entry)
    {
        _written.Add((entry.Resource, entry.Begin));
        switch (entry)
        {
            case CampaignSpan { End: { } end } span:
                if (_spans.TryGetValue(span.Resource, out var open) && open.Begin == span.Begin)
                    _spans.Remove(span.Resource);
                _ended[span.Resource] = end;
                break;
            case CampaignSpan span:
                _spans[span.Resource] = span;
                break;
            case TrainingRun { End: null } run:
                _trainings[run.Resource] = run;
                break;
            case TrainingRun run:
                _trainings.Remove(run.Resource);
                break;
        }
    }

    private static bool IsOf(CampaignSpan span, IAnswersRequests? campaign) => campaign is not null && span.MinTps == campaign.MinTps && span.Solution == Solution(campaign);

    private static IAnswersRequests? Active(ServiceSnapshot snapshot, string arn) => snapshot.Find<Resource>(arn) is IAnswersRequests { Status: Statuses.Active } campaign ? campaign : null;

    // That of a recommender is the recommender itself.
    private static string Solution(IAnswersRequests campaign) => CampaignVersion.SolutionOf(campaign.ServedVersion!);

    private static string? Recipe(SolutionVersionResource version) => version.Recipe ?? version.Shape.RecipeArn?.Split('/')[^1];
}
