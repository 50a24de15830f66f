namespace Usher.Wire.UsherApi;

/// <summary>An item with what is known of it.</summary>
public sealed record DescribedItem
{
    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>The title; absent if the dataset has none.</summary>
    public string? Title { get; init; }

    /// <summary>How many interactions it has.</summary>
    public required int Interactions { get; init; }

    /// <summary>
    /// The cells of its row in the Items dataset, by the schema's names, as the metadata of recommendations has them: text, numbers written out, several categories joined by '|'. Cells without a
    /// value are absent; an item that occurs in interactions only has none.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }
}
