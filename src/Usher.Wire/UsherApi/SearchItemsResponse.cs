namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/items/search?datasetGroupArn=…&amp;query=…</c> answers: items whose titles have these words.</summary>
public sealed record SearchItemsResponse
{
    /// <summary>One page of them, the best first.</summary>
    public required IReadOnlyList<DescribedItem> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>Leads to the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}
