namespace Usher.Core.Items;

/// <summary>A search in the catalogue.</summary>
/// <param name="Text">The text that was typed; empty for all items.</param>
/// <param name="Column">Only items that have a category in this column; null for all.</param>
/// <param name="Value">The category.</param>
internal sealed record CatalogueQuery(string Text, string? Column, string? Value)
{
    /// <summary>The score of the best match.</summary>
    public const int BestFit = 3;

    /// <summary>The folded text, as titles are compared.</summary>
    public string Folded { get; } = TitleText.Fold(Text);

    /// <summary>The words of the text.</summary>
    public string[] Words { get; } = TitleText.Fold(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The text as an item ID.</summary>
    public string Id { get; } = Text.Trim();

    /// <summary>Whether all items match. A text without a letter or digit matches only an item ID.</summary>
    public bool IsForAll => Id.Length == 0;

    /// <summary>The score of an item's match, as for the other overload.</summary>
    /// <param name="id">The item.</param>
    /// <param name="name">Its title; its id where it has none.</param>
    public int FitOf(string id, string name) => IsForAll ? 1 : FitOf(id, name, TitleIndex.Match(name, Words));

    /// <summary>The score of an item's match, given the score of the words in its name.</summary>
    /// <param name="id">The item.</param>
    /// <param name="name">Its title; its id where it has none.</param>
    /// <param name="words">2, 1 or 0, see <see cref="TitleIndex"/>.</param>
    /// <returns><see cref="BestFit"/> if the name begins with the words or the text is the ID, else the score of the words.</returns>
    public int FitOf(string id, string name, byte words)
    {
        if (id == Id)
            return BestFit;
        if (words < 2)
            return words;

        var title = TitleText.Fold(name);
        return title.StartsWith(Folded, StringComparison.Ordinal) && (title.Length == Folded.Length || title[Folded.Length] == ' ') ? BestFit : words;
    }

    /// <summary>Whether a cell has the category. A cell separates several categories by '|'.</summary>
    public bool IsIn(string? cell)
    {
        if (Value is null)
            return true;

        foreach (var part in cell.AsSpan().Split('|'))
        {
            if (cell.AsSpan()[part].Trim().Equals(Value, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
