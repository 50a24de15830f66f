using System.Globalization;
using Usher.Core.Campaigns;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Metering.Costs;
using Usher.Metering.Usage;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Cleanup;

/// <summary>Decides which campaigns and solutions are idle, and which are exempt.</summary>
/// <remarks>The exemptions are those of aws-samples/amazon-personalize-monitor: created or updated within a day. Resources with the tag <see cref="CleanupMarks.Keep"/>, and those in a group with it, are exempt too.</remarks>
internal sealed class IdleRules
{
    /// <summary>The time for which the trainings of a solution are added up to its cost of a month.</summary>
    public static readonly TimeSpan SavingsMemory = TimeSpan.FromDays(30);

    private static readonly TimeSpan Young = TimeSpan.FromHours(24);

    public required DateTimeOffset Now { get; init; }

    /// <summary>How long a resource must have been unused.</summary>
    public required TimeSpan Idle { get; init; }

    public required ServiceSnapshot Snapshot { get; init; }

    /// <summary>The time of the last request by campaign, without campaigns that never had one.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> LastAsked { get; init; }

    /// <summary>The whole ledger.</summary>
    public required IReadOnlyList<LedgerEntry> Ledger { get; init; }

    public required PriceList Prices { get; init; }

    public CleanupPlan Plan()
    {
        var steps = new List<CleanupStep>();
        var kept = new List<KeptResource>();
        foreach (var campaign in Snapshot.All.OfType<IAnswersRequests>().Where(campaign => campaign.Status == Statuses.Active).OrderBy(campaign => campaign.Arn, StringComparer.Ordinal))
            Judge((Resource)campaign, IdleSince(campaign), campaign is RecommenderResource ? "DeleteRecommender" : "DeleteCampaign", "asked", UpdatedAt(campaign), Savings.Of(campaign, Prices));
        foreach (var solution in Snapshot.Of<SolutionResource>().Where(IsServedByNone).OrderBy(solution => solution.Arn, StringComparer.Ordinal))
            Judge(solution, IdleSince(solution), "DeleteSolution", "served by a campaign, or trained by hand,", solution.Shape.LastUpdatedDateTime, OfTrainings(solution));

        return new() { Steps = steps, Kept = kept, MonthlySavings = Savings.Sum(steps.Select(step => step.MonthlySavings)), Currency = Prices.Currency };

        void Judge(Resource resource, DateTimeOffset since, string operation, string what, DateTimeOffset? updated, Cost? savings)
        {
            if (Now - since < Idle)
                return;

            var idle = $"It was not {what} since {since.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}, for {(int)(Now - since).TotalDays} days";
            if (Exemption(resource, updated) is { } exemption)
                kept.Add(new(resource.Arn, $"{idle}, but {exemption}."));
            else
                steps.Add(new(resource.Arn, operation, $"{idle}.", savings));
        }
    }

    private string? Exemption(Resource resource, DateTimeOffset? updated)
    {
        var group = resource switch
        {
            CampaignResource campaign => campaign.DatasetGroupArn,
            IGroupMember member => member.DatasetGroupArn,
            _ => null,
        };
        return HasKeep(resource) ? $"it has the tag {CleanupMarks.Keep}"
            : group is not null && Snapshot.Find<DatasetGroupResource>(group) is { } its && HasKeep(its) ? $"its dataset group has the tag {CleanupMarks.Keep}"
            : resource.IsUnderWay ? "it is being updated"
            : Now - resource.CreatedAt < Young ? "it was made within the last day"
            : updated is { } at && Now - at < Young ? "it was updated within the last day"
            : null;
    }

    private static bool HasKeep(Resource resource) => resource.Tags.Keys.Any(key => key.Equals(CleanupMarks.Keep, StringComparison.OrdinalIgnoreCase));

    private DateTimeOffset IdleSince(IAnswersRequests campaign) => LastAsked.TryGetValue(campaign.Arn, out var asked) && asked > campaign.CreatedAt ? asked : campaign.CreatedAt;

    // Automatic training does not count as use: for a solution that no campaign serves, it is the cost to save.
    private DateTimeOffset IdleSince(SolutionResource solution) =>
        VersionsOf(solution).Where(version => version.Shape.TrainingType != TrainingTypes.Automatic).Select(version => version.Shape.LastUpdatedDateTime ?? version.CreatedAt)
            .Concat(Ledger.OfType<CampaignSpan>().Where(span => span.Solution == solution.Arn).Select(span => span.End ?? Now))
            .Append(solution.CreatedAt)
            .Max();

    private bool IsServedByNone(SolutionResource solution) =>
        solution.Status == Statuses.Active
        && !Snapshot.All.OfType<IServesSolutionVersions>().Any(server => server.Versions.Any(version => CampaignVersion.SolutionOf(version) == solution.Arn))
        && !VersionsOf(solution).Any(version => version.IsUnderWay);

    private IEnumerable<SolutionVersionResource> VersionsOf(SolutionResource solution) => Snapshot.Of<SolutionVersionResource>().Where(version => version.Shape.SolutionArn == solution.Arn);

    private Cost? OfTrainings(SolutionResource solution)
    {
        var prices = new MonthlyPrices(Prices, isFreeTier: false);
        TrainingRun[] runs = [.. Ledger.OfType<TrainingRun>().Where(run => run.End > Now - SavingsMemory && CampaignVersion.SolutionOf(run.Resource) == solution.Arn)];
        if (runs.Sum(run => run.Hours) == 0)
            return null;

        var cost = runs.Aggregate((decimal?)0, (sum, run) => sum + prices.TrainingPerHour(run.Recipe) * (decimal)run.Hours);
        return CostReport.Rounded(new(cost, cost));
    }

    private static DateTimeOffset? UpdatedAt(IAnswersRequests campaign)
    {
        var own = campaign.LastUpdated;
        var update = campaign switch
        {
            CampaignResource { Shape.LatestCampaignUpdate: { } latest } => latest.LastUpdatedDateTime,
            RecommenderResource { Shape.LatestRecommenderUpdate: { } latest } => latest.LastUpdatedDateTime,
            _ => null,
        };
        return update > own || own is null ? update : own;
    }
}
