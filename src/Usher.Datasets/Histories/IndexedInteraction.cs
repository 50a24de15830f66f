using System.Runtime.InteropServices;

namespace Usher.Datasets.Histories;

/// <summary>An interaction as the index keeps it.</summary>
/// <param name="Time">Seconds since 1970-01-01 UTC.</param>
/// <param name="Item">Number of the item.</param>
/// <param name="EventType">Number of the event type.</param>
/// <param name="Value">EVENT_VALUE; NaN where there is none.</param>
/// <param name="IsLive">Whether it came by PutEvents.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct IndexedInteraction(long Time, int Item, int EventType, float Value, bool IsLive);
