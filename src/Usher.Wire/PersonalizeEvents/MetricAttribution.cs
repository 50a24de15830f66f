using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeEvents;

/// <summary>What led the user to the item.</summary>
public sealed record MetricAttribution
{
    /// <summary>Name of that source.</summary>
    [Length(0, 1024), Pattern(@"^[\x20-\x7E]*[\x21-\x7E]+[\x20-\x7E]*$")]
    public required string EventAttributionSource { get; init; }
}
