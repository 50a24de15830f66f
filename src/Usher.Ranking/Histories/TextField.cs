namespace Usher.Ranking.Histories;

/// <summary>One column of prose about the items, such as a title or a description.</summary>
/// <param name="Name">The column's name in its schema, such as DESCRIPTION.</param>
/// <param name="Texts">(I) the text of each item, cut after <see cref="LongestText"/> characters; empty for an item without one.</param>
public sealed record TextField(string Name, IReadOnlyList<string> Texts)
{
    /// <summary>Characters of a text that travel to a training. Encoders read some hundred words at most.</summary>
    public const int LongestText = 4_000;
}
