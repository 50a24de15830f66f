namespace Usher.Core.Solutions;

/// <summary>The events of a stream after a number.</summary>
/// <param name="Stream">The dataset's stream.</param>
/// <param name="After">Only events with greater numbers.</param>
internal readonly record struct EventRange(string Stream, long After);
