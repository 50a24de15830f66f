namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/items?datasetGroupArn=…&amp;ids=a,b,c</c> answers: what is known of items.</summary>
public sealed record ListItemsResponse
{
    /// <summary>Those that are known, in the order they were asked for.</summary>
    public required IReadOnlyList<DescribedItem> Items { get; init; }
}
