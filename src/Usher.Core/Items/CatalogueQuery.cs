namespace Usher.Core.Items;

/// <summary>What is searched for.</summary>
/// <param name="Text">As it was typed; empty for everything.</param>
/// <param name="Column">Only items that have a category in this column; null for all.</param>
/// <param name="Value">The category.</param>
internal sealed record CatalogueQuery(string Text, string? Column, string? Value)
{
    /// <summary>How well the best fit.</summary>
    public const int BestFit = 3;

    /// <summary>The text as titles are compared.</summary>
    public string Folded { get; } = TitleText.Fold(Text);

    /// <summary>Its words.</summary>
    public string[] Words { get; } = TitleText.Fold(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The text as an id.</summary>
    public string Id { get; } = Text.Trim();

    /// <summary>Whether everything is searched for. Text without a letter or a digit finds nothing but an id.</summary>
    public bool IsForAll => Id.Length == 0;

    /// <summary>How well an item fits, see below.</summary>
    /// <param name="id">The item.</param>
    /// <param name="name">Its title; its id where it has none.</param>
    public int FitOf(string id, string name) => IsForAll ? 1 : FitOf(id, name, TitleIndex.Match(name, Words));

    /// <summary>How well an item fits of whose name it is known how well the words do.</summary>
    /// <param name="id">The item.</param>
    /// <param name="name">Its title; its id where it has none.</param>
    /// <param name="words">2, 1 or 0, see <see cref="TitleIndex"/>.</param>
    /// <returns><see cref="BestFit"/> where the name begins with the words or the text is the id, else as well as the words do.</returns>
    public int FitOf(string id, string name, byte words)
    {
        if (id == Id)
            return BestFit;
        if (words < 2)
            return words;

        var title = TitleText.Fold(name);
        return title.StartsWith(Folded, StringComparison.Ordinal) && (title.Length == Folded.Length || title[Folded.Length] == ' ') ? BestFit : words;
    }

    /// <summary>Whether a cell has the category; several are separated by '|'.</summary>
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
