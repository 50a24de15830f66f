using System.Text.Json.Serialization;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Core.Resources;

/// <summary>A solution version as it is kept: one trained model.</summary>
/// <param name="Shape">What DescribeSolutionVersion answers.</param>
public sealed record SolutionVersionResource(SolutionVersion Shape) : Resource, IUsesDatasets
{
    [JsonIgnore]
    public override string Arn => Shape.SolutionVersionArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    [JsonIgnore]
    public string UsesDatasetsOf => Shape.DatasetGroupArn!;

    [JsonIgnore]
    public bool IsUsing => IsUnderWay;

    /// <summary>The recipe that was kept: of a solution with AutoML only known when it is ACTIVE. Such as aws-hrnn; null before.</summary>
    public string? Recipe { get; init; }

    /// <summary>The model's folder in <see cref="Core.Files.ModelFiles"/>; null before it is ACTIVE.</summary>
    public string? Model { get; init; }

    /// <summary>The newest live event that the model has learned from; later ones its campaigns read beside it.</summary>
    public long LastEvent { get; init; }

    /// <summary>By name, as GetSolutionMetrics answers them; empty before it is ACTIVE.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The same metrics of simple recipes on the same data, by recipe; empty before it is ACTIVE.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Baselines { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, double>>();

    /// <summary>The models that were compared, in the order they were trained; empty where there was no choice.</summary>
    public IReadOnlyList<LeaderboardRow> Leaderboard { get; init; } = [];

    /// <summary>Which of them won and by how much, in words; null where there was no choice.</summary>
    public string? Verdict { get; init; }

    /// <summary>Loss and validation pass by pass.</summary>
    public IReadOnlyList<CurvePoint> Curve { get; init; } = [];

    /// <summary>The same with another status, and perhaps why.</summary>
    internal SolutionVersionResource As(string status, DateTimeOffset now, string? reason = null) =>
        this with { Shape = Shape with { Status = status, FailureReason = reason, LastUpdatedDateTime = now } };
}
