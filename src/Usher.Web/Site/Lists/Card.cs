using Usher.Web.Site.Films;

namespace Usher.Web.Site.Lists;

/// <summary>A film in a list.</summary>
/// <param name="Film">The film.</param>
public sealed record Card(Film Film)
{
    /// <summary>How it moved; default for not at all.</summary>
    public Move Move { get; init; }

    /// <summary>When the viewer watched it; null in lists of what to watch.</summary>
    public DateTimeOffset? WatchedAt { get; init; }
}
