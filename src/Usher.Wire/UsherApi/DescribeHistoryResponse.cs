namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/users/history?datasetGroupArn=…&amp;userId=…</c> answers: a user's interactions.</summary>
public sealed record DescribeHistoryResponse
{
    /// <summary>The user, or the session before login.</summary>
    public required string UserId { get; init; }

    /// <summary>The number of the user's interactions.</summary>
    public required int Total { get; init; }

    /// <summary>The newest of them, the newest first.</summary>
    public required IReadOnlyList<HistoryInteraction> Interactions { get; init; }
}
