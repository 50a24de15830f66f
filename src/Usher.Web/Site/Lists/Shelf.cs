namespace Usher.Web.Site.Lists;

/// <summary>A list of films with its heading.</summary>
/// <param name="Name">Id of the list within the page.</param>
/// <param name="Heading">Heading above the list.</param>
/// <param name="Reason">A sentence that says why these films are in it.</param>
/// <param name="Cards">Best first.</param>
public sealed record Shelf(string Name, string Heading, string Reason, IReadOnlyList<Card> Cards);
