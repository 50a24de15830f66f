using System.Diagnostics.CodeAnalysis;

namespace Usher.Wire.CloudTrail;

/// <summary>What an event must have to be found.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The service model's name.")]
public sealed record LookupAttribute
{
    /// <summary>EventId, EventName, ReadOnly, Username, ResourceType, ResourceName, EventSource or AccessKeyId.</summary>
    public required string AttributeKey { get; init; }

    /// <summary>1 to 2,000 characters, compared as a whole.</summary>
    public required string AttributeValue { get; init; }
}
