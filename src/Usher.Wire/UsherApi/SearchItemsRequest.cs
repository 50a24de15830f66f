namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/items/search</c> takes in its query.</summary>
public sealed record SearchItemsRequest
{
    /// <summary>ARN of the dataset group.</summary>
    public required string DatasetGroupArn { get; init; }

    /// <summary>Words, or beginnings of words, of the title; empty for all items.</summary>
    public string Query { get; init; } = "";

    /// <summary>Only items with a category in this column, such as GENRES; goes with <see cref="Value"/>.</summary>
    public string? Column { get; init; }

    /// <summary>The category, such as Comedy, in any case.</summary>
    public string? Value { get; init; }

    /// <summary>Length of a page, 1 to 100; 100 where it is absent.</summary>
    public int? MaxResults { get; init; }

    /// <summary>Of the page before; absent for the first.</summary>
    public string? NextToken { get; init; }
}
