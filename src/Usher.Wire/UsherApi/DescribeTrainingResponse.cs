namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/solution-versions/progress?arn=…</c> answers: how far a training is, and how it went.</summary>
public sealed record DescribeTrainingResponse
{
    /// <summary>ARN of the solution version.</summary>
    public required string SolutionVersionArn { get; init; }

    /// <summary>Its status.</summary>
    public required string Status { get; init; }

    /// <summary>What is being done, in words; absent where nothing is.</summary>
    public string? Phase { get; init; }

    /// <summary>How much of this phase is done, 0 to 100; 100 of a training that has succeeded.</summary>
    public double Percent { get; init; }

    /// <summary>Mean loss per event of the last pass, in nats; absent before the first.</summary>
    public double? Loss { get; init; }

    /// <summary>NDCG@10 on validation after the last pass; absent before the first.</summary>
    public double? ValidationNdcgAt10 { get; init; }

    /// <summary>Estimate for this phase, in seconds; absent while unknown.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>Loss and validation pass by pass, oldest first.</summary>
    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <summary>The models that were compared, in the order they were trained; empty where there was no choice.</summary>
    public required IReadOnlyList<LeaderboardRow> Leaderboard { get; init; }

    /// <summary>Which of them won and by how much, in words; absent where there was no choice.</summary>
    public string? Verdict { get; init; }

    /// <summary>The metrics of GetSolutionMetrics; empty before the training has succeeded.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>The same metrics of simple recipes on the same data, by recipe.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Baselines { get; init; }
}
