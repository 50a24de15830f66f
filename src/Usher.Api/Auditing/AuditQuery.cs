namespace Usher.Api.Auditing;

/// <summary>Which records are looked for.</summary>
/// <param name="Start">The earliest time, included.</param>
/// <param name="End">The latest time, included.</param>
/// <param name="Attribute">The one attribute to compare; null for all records.</param>
/// <param name="Value">Its value.</param>
internal sealed record AuditQuery(DateTimeOffset Start, DateTimeOffset End, LookupKey? Attribute = null, string Value = "")
{
    /// <summary>Ends the search, as when the client has gone.</summary>
    public CancellationToken Stop { get; init; }

    public bool MayBeOn(DateOnly day) => day >= DateOnly.FromDateTime(Start.UtcDateTime) && day <= DateOnly.FromDateTime(End.UtcDateTime);

    public bool Fits(AuditRecord record) => record.EventTime >= Start && record.EventTime <= End && Attribute switch
    {
        null => true,
        LookupKey.EventId => record.EventId == Value,
        LookupKey.EventName => record.EventName == Value,
        LookupKey.EventSource => record.EventSource == Value,
        LookupKey.ReadOnly => Value.Equals(record.ReadOnly ? "true" : "false", StringComparison.OrdinalIgnoreCase),
        LookupKey.Username => record.UserIdentity.LookupName() == Value,
        LookupKey.AccessKeyId => record.UserIdentity.AccessKeyId == Value,
        LookupKey.ResourceName => record.Resources?.Any(resource => resource.Name == Value || resource.Arn == Value) ?? false,
        LookupKey.ResourceType => record.Resources?.Any(resource => resource.Type == Value) ?? false,
        _ => throw new InvalidOperationException($"{Attribute} is no attribute."),
    };
}

/// <summary>What LookupEvents can compare, spelled as the service model spells it.</summary>
internal enum LookupKey
{
    EventId,
    EventName,
    ReadOnly,
    Username,
    ResourceType,
    ResourceName,
    EventSource,
    AccessKeyId,
}
