using Usher.Core.Events;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class EventTrackerHandlers(EventTrackerOperations trackers) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<CreateEventTrackerRequest, CreateEventTrackerResponse>(trackers.CreateAsync),
        For<DescribeEventTrackerRequest, DescribeEventTrackerResponse>(trackers.Describe),
        For<ListEventTrackersRequest, ListEventTrackersResponse>(trackers.List),
        For<DeleteEventTrackerRequest>(trackers.DeleteAsync),
    ];
}
