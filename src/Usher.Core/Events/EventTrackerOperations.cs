using Usher.Core.Errors;
using Usher.Core.Naming;
using Usher.Core.Quotas;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Events;

/// <summary>CreateEventTracker, DescribeEventTracker, ListEventTrackers, DeleteEventTracker.</summary>
public sealed class EventTrackerOperations(ServiceRecords records, Pages pages, ServiceQuotas quotas)
{
    public async Task<CreateEventTrackerResponse> CreateAsync(CreateEventTrackerRequest request, PersonalizeArns at, CancellationToken cancellationToken)
    {
        PersonalizeArn.Require(request.DatasetGroupArn, "datasetGroupArn", PersonalizeKind.DatasetGroup);
        var tags = TagRules.Check(request.Tags);
        var trackingId = Guid.NewGuid().ToString();
        // As in Personalize, the ARN has eight hex digits instead of the name.
        var arn = at.Of(PersonalizeKind.EventTracker, $"{Guid.NewGuid():N}"[..8]).ToString();
        await records.ChangeAsync(
            before =>
            {
                var group = before.Get<DatasetGroupResource>(request.DatasetGroupArn);
                if (before.Of<EventTrackerResource>().FirstOrDefault(tracker => tracker.Shape.Name == request.Name && at.Has(tracker.Arn)) is { } namesake)
                    throw ServiceErrors.AlreadyExists(namesake.Arn);
                if (before.Of<EventTrackerResource>().Where(tracker => tracker.DatasetGroupArn == group.Arn).ToArray() is var others && others.Length >= quotas.EventTrackersInGroup)
                    throw ServiceErrors.LimitExceeded($"The dataset group {group.Arn} has {string.Join(", ", others.Select(tracker => tracker.Arn))} already; {quotas.EventTrackersInGroup} may be in a group. Use that, or delete it first.");

                var now = records.Now;
                var shape = new EventTracker
                {
                    Name = request.Name,
                    EventTrackerArn = arn,
                    AccountId = at.Account,
                    TrackingId = trackingId,
                    DatasetGroupArn = group.Arn,
                    Status = Statuses.Active,
                    CreationDateTime = now,
                    LastUpdatedDateTime = now,
                };
                return before.Add(new EventTrackerResource(shape) { Tags = tags });
            },
            cancellationToken);
        return new() { EventTrackerArn = arn, TrackingId = trackingId };
    }

    public DescribeEventTrackerResponse Describe(DescribeEventTrackerRequest request) => new() { EventTracker = records.Current.Get<EventTrackerResource>(request.EventTrackerArn).Shape };

    public ListEventTrackersResponse List(ListEventTrackersRequest request, PersonalizeArns at)
    {
        var (page, next) = pages.Cut<EventTrackerResource>("event trackers", records.Current, at, request.MaxResults, request.NextToken, request.DatasetGroupArn, tracker => tracker.DatasetGroupArn);
        return new() { EventTrackers = [.. page.Select(tracker => Summary(tracker.Shape))], NextToken = next };
    }

    /// <remarks>API reference, DeleteEventTracker: the dataset and its events stay.</remarks>
    public Task DeleteAsync(DeleteEventTrackerRequest request, CancellationToken cancellationToken) =>
        records.ChangeAsync(before => before.Without([before.Get<EventTrackerResource>(request.EventTrackerArn)]), cancellationToken);

    private static EventTrackerSummary Summary(EventTracker tracker) => new()
    {
        Name = tracker.Name,
        EventTrackerArn = tracker.EventTrackerArn,
        Status = tracker.Status,
        CreationDateTime = tracker.CreationDateTime,
        LastUpdatedDateTime = tracker.LastUpdatedDateTime,
    };
}
