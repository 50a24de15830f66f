namespace Usher.Web.Site.Lists;

/// <summary>A list with its heading.</summary>
/// <param name="Name">A word for addresses within the page.</param>
/// <param name="Heading">What it is.</param>
/// <param name="Reason">Why these films are in it.</param>
/// <param name="Cards">Best first.</param>
public sealed record Shelf(string Name, string Heading, string Reason, IReadOnlyList<Card> Cards);
