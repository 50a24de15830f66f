namespace Usher.Web.Site.Viewers;

/// <summary>What a viewer has just watched.</summary>
/// <param name="Film">The item.</param>
/// <param name="Before">The recommended items before it, best first.</param>
public sealed record LastWatch(string Film, IReadOnlyList<string> Before);
