namespace Usher.Web.Site.Lists;

/// <summary>What the first page shows.</summary>
/// <param name="Shelves">Those that have films, in their order.</param>
public sealed record HomeLists(IReadOnlyList<Shelf> Shelves)
{
    /// <summary>Whether any campaign answers.</summary>
    public bool HasCampaigns { get; init; } = true;

    /// <summary>How much the viewer has watched.</summary>
    public int Watched { get; init; }

    /// <summary>The title of the film that the viewer has just watched; null for none.</summary>
    public string? JustWatched { get; init; }

    /// <summary>Whether it can be asked what speaks for the recommended films.</summary>
    public bool HasReasons { get; init; }
}
