namespace Usher.Core.Items;

/// <summary>An item as lists show it.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">What people call it; null where nothing says.</param>
/// <param name="Interactions">How many it has.</param>
internal readonly record struct CatalogueItem(string Id, string? Title, int Interactions)
{
    /// <summary>The most popular first, those that are equally popular by id.</summary>
    public static int ByPopularity(CatalogueItem one, CatalogueItem other) =>
        other.Interactions.CompareTo(one.Interactions) is not 0 and var order ? order : string.CompareOrdinal(one.Id, other.Id);
}
