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

    /// <summary>Which campaign explains the recommended list, and what it is asked about; null where none can.</summary>
    internal Explainable? Explainable { get; init; }
}

/// <summary>A list whose reasons can be asked for.</summary>
/// <param name="CampaignArn">Who made it.</param>
/// <param name="Films">The items of it.</param>
internal sealed record Explainable(string CampaignArn, IReadOnlyList<string> Films);
