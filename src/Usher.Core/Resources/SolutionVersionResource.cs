using System.Text.Json.Serialization;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Core.Resources;

/// <summary>The stored record of a solution version: one trained model.</summary>
/// <param name="Shape">The response of DescribeSolutionVersion.</param>
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

    /// <summary>Whether a recommender trained it for itself. Operations on solution versions do not show it.</summary>
    [JsonIgnore]
    public bool IsOfRecommender => Arn.Contains(":recommender/", StringComparison.Ordinal);

    /// <summary>The recipe of the model, such as aws-hrnn. With AutoML it is null before the version is ACTIVE.</summary>
    public string? Recipe { get; init; }

    /// <summary>The model's folder in <see cref="Core.Files.ModelFiles"/>; null before it is ACTIVE.</summary>
    public string? Model { get; init; }

    /// <summary>The number of the newest live event in the training data. Campaigns read later events from the store.</summary>
    public long LastEvent { get; init; }

    /// <summary>The number of the newest live interaction with an action in the training data, likewise. 0 for a recipe that recommends items.</summary>
    public long LastActionEvent { get; init; }

    /// <summary>The metrics by name, as GetSolutionMetrics returns them; empty before the version is ACTIVE.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The same metrics of simple recipes on the same data, by recipe; empty before the version is ACTIVE.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Baselines { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, double>>();

    /// <summary>The models that were compared, in the order they were trained; empty if there was only one.</summary>
    public IReadOnlyList<LeaderboardRow> Leaderboard { get; init; } = [];

    /// <summary>A sentence on which of them won and by how much; null if there was only one.</summary>
    public string? Verdict { get; init; }

    /// <summary>Loss and validation metric of each epoch.</summary>
    public IReadOnlyList<CurvePoint> Curve { get; init; } = [];

    /// <summary>The record with another status, and optionally a failure reason.</summary>
    internal SolutionVersionResource As(string status, DateTimeOffset now, string? reason = null) =>
        this with { Shape = Shape with { Status = status, FailureReason = reason, LastUpdatedDateTime = now } };
}
