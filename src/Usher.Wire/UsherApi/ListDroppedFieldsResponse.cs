namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/events/dropped?datasetGroupArn=…</c> answers: what events, items and users brought that their datasets have no place for, since the server started.</summary>
public sealed record ListDroppedFieldsResponse
{
    /// <summary>The fields, the most frequent first.</summary>
    public required IReadOnlyList<DroppedFieldCount> Fields { get; init; }
}
