using System.Text.Json.Serialization;

namespace Usher.Ranking.Jobs;

/// <summary>How job files and trainer messages are written: camelCase, without nulls.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrainingJob))]
[JsonSerializable(typeof(TrainerMessage))]
public sealed partial class JobJson : JsonSerializerContext;
