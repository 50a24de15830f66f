namespace Usher.Core.Items;

/// <summary>An item in a list of the catalogue.</summary>
/// <param name="Id">ID of the item.</param>
/// <param name="Title">The title; null if none is known.</param>
/// <param name="Interactions">The number of its interactions.</param>
internal readonly record struct CatalogueItem(string Id, string? Title, int Interactions)
{
    /// <summary>Compares by popularity, the most popular first, then by ID.</summary>
    public static int ByPopularity(CatalogueItem one, CatalogueItem other) =>
        other.Interactions.CompareTo(one.Interactions) is not 0 and var order ? order : string.CompareOrdinal(one.Id, other.Id);
}
