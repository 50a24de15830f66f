namespace Usher.Web.Site.Viewers;

/// <summary>The film that a viewer has just watched.</summary>
/// <param name="Film">Id of the item.</param>
/// <param name="Before">Ids of the items that were recommended before, best first.</param>
public sealed record LastWatch(string Film, IReadOnlyList<string> Before);
