namespace Usher.Core.Solutions;

/// <summary>The newer events of a stream.</summary>
/// <param name="Stream">The dataset's stream.</param>
/// <param name="After">Only events with greater numbers.</param>
internal readonly record struct EventRange(string Stream, long After);
