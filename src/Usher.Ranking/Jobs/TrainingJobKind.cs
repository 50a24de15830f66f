using System.Text.Json.Serialization;

namespace Usher.Ranking.Jobs;

/// <summary>The two things a trainer does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrainingJobKind>))]
public enum TrainingJobKind
{
    /// <summary>Trains a model to keep: the newest event of each user is for validation, all others are learned.</summary>
    Train,

    /// <summary>Measures a recipe by a protocol, with baselines.</summary>
    Evaluate,
}
