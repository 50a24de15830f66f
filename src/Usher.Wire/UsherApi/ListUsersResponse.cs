namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/users?datasetGroupArn=…</c> answers: users with interactions.</summary>
public sealed record ListUsersResponse
{
    /// <summary>One page of them, the most active first.</summary>
    public required IReadOnlyList<ActiveUser> Users { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>Leads to the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}
