using System.Globalization;
using Usher.Wire.Personalize;

namespace Usher.Core.Recommending;

/// <summary>Which live events count for a model: those of the kind that it was trained with.</summary>
/// <param name="EventType">The type; null for every one.</param>
/// <param name="LeastValue">The least EVENT_VALUE; null for any or none.</param>
internal readonly record struct CountedEvents(string? EventType, double? LeastValue)
{
    /// <summary>Those of a solution version.</summary>
    public static CountedEvents Of(SolutionVersion version) => new(
        version.EventType,
        double.TryParse(version.SolutionConfig?.EventValueThreshold, NumberStyles.Float, CultureInfo.InvariantCulture, out var least) ? least : null);

    /// <summary>Whether an event counts.</summary>
    public bool Have(string eventType, double? value) => (EventType is null || eventType == EventType) && (LeastValue is null || value >= LeastValue);
}
