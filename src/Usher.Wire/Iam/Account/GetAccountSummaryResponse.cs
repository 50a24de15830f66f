namespace Usher.Wire.Iam;

/// <summary>What GetAccountSummary answers.</summary>
public sealed record GetAccountSummaryResponse
{
    /// <summary>Counts and quotas, by name.</summary>
    public IReadOnlyDictionary<string, int>? SummaryMap { get; init; }
}
