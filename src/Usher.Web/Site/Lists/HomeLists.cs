namespace Usher.Web.Site.Lists;

/// <summary>The content of the home page.</summary>
/// <param name="Shelves">The lists that are not empty, in the order of the page.</param>
public sealed record HomeLists(IReadOnlyList<Shelf> Shelves)
{
    /// <summary>Whether any campaign is ACTIVE.</summary>
    public bool HasCampaigns { get; init; } = true;

    /// <summary>Number of interactions in the viewer's history.</summary>
    public int Watched { get; init; }

    /// <summary>The title of the film that the viewer has just watched; null for none.</summary>
    public string? JustWatched { get; init; }

    /// <summary>Whether reasons for the recommended films can be requested.</summary>
    public bool HasReasons { get; init; }
}
