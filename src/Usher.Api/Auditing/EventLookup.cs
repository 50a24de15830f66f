using System.Text;
using Usher.Wire.CloudTrail;
using Usher.Wire.Errors;

namespace Usher.Api.Auditing;

/// <summary>Answers LookupEvents from the audit trail.</summary>
internal sealed class EventLookup(AuditReader reader, TimeProvider clock)
{
    private const int MaxPageSize = 50;

    /// <exception cref="AwsException">The request is refused, as CloudTrail refuses it.</exception>
    public LookupEventsResponse LookUp(LookupEventsRequest request, CancellationToken cancellationToken)
    {
        if (request.MaxResults is < 1 or > MaxPageSize)
            throw new AwsException("InvalidMaxResultsException", $"MaxResults is {request.MaxResults}; 1 to {MaxPageSize} is allowed.");

        if (request.EventCategory is { } category)
            throw new AwsException("InvalidEventCategoryException", $"EventCategory is '{category}'; this server keeps management events only. Leave it out.");

        var page = reader.Read(QueryOf(request) with { Stop = cancellationToken }, PositionOf(request.NextToken), request.MaxResults ?? MaxPageSize);
        return new() { Events = [.. page.Records.Select(EventOf)], NextToken = page.Next?.ToString() };
    }

    private AuditQuery QueryOf(LookupEventsRequest request)
    {
        var (start, end) = (request.StartTime ?? DateTimeOffset.MinValue, request.EndTime ?? clock.GetUtcNow());
        if (start > end)
            throw new AwsException("InvalidTimeRangeException", $"StartTime {start:O} is after EndTime {end:O}.");

        return request.LookupAttributes switch
        {
            null or [] => new(start, end),
            [var one] => new(start, end, KeyOf(one), one.AttributeValue),
            { Count: var count } => throw new AwsException("InvalidLookupAttributesException", $"LookupAttributes has {count} entries; CloudTrail compares one."),
        };
    }

    private static LookupKey KeyOf(LookupAttribute attribute) =>
        attribute.AttributeValue is { Length: >= 1 and <= 2000 } && Enum.GetNames<LookupKey>().Contains(attribute.AttributeKey)
            ? Enum.Parse<LookupKey>(attribute.AttributeKey)
            : throw new AwsException(
                "InvalidLookupAttributesException",
                $"AttributeKey is '{attribute.AttributeKey}'; allowed are {string.Join(", ", Enum.GetNames<LookupKey>())}, each with a value of 1 to 2,000 characters.");

    private static AuditPosition? PositionOf(string? token) => token switch
    {
        null => null,
        _ when AuditPosition.TryParse(token, out var position) => position,
        _ => throw new AwsException("InvalidNextTokenException", "NextToken is none that LookupEvents gave. Ask again without it."),
    };

    private static Event EventOf(FoundRecord found) => new()
    {
        EventId = found.Record.EventId,
        EventName = found.Record.EventName,
        ReadOnly = found.Record.ReadOnly ? "true" : "false",
        AccessKeyId = found.Record.UserIdentity.AccessKeyId,
        EventTime = found.Record.EventTime,
        EventSource = found.Record.EventSource,
        Username = found.Record.UserIdentity.LookupName(),
        Resources = [.. (found.Record.Resources ?? []).Select(resource => new Resource { ResourceType = resource.Type, ResourceName = resource.Name })],
        CloudTrailEvent = Encoding.UTF8.GetString(found.Line.Span),
    };
}
