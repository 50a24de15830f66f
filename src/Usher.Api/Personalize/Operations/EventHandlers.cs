using Usher.Core.Events;
using Usher.Wire.PersonalizeEvents;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class EventHandlers(EventOperations events, PutRowOperations rows, ActionInteractionOperations actionInteractions) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<PutEventsRequest>(events.PutAsync),
        For<PutItemsRequest>(rows.PutAsync),
        For<PutUsersRequest>(rows.PutAsync),
        For<PutActionsRequest>(rows.PutAsync),
        For<PutActionInteractionsRequest>(actionInteractions.PutAsync),
    ];
}
