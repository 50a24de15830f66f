using Usher.Web.Site.Films;

namespace Usher.Web.Site.Lists;

/// <summary>A film in a list.</summary>
public sealed record Card(Film Film)
{
    /// <summary>How its place changed; default for no change.</summary>
    public Move Move { get; init; }

    /// <summary>When the viewer watched it; null in lists of recommendations.</summary>
    public DateTimeOffset? WatchedAt { get; init; }
}
