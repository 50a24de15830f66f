using System.Text.Json.Serialization;
using Usher.Core.Datasets;
using Usher.Core.Records;
using Usher.Wire.Personalize;

namespace Usher.Core.SolutionVersions;

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

    /// <summary>The model's folder in <see cref="Models.ModelFiles"/>; null before it is ACTIVE.</summary>
    public string? Model { get; init; }

    /// <summary>The newest live event that the model has learned from; later ones its campaigns read beside it.</summary>
    public long LastEvent { get; init; }

    /// <summary>By name, as GetSolutionMetrics answers them; empty before it is ACTIVE.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();
}
