using System.Text.Json.Serialization;

namespace Usher.Watching.Health;

/// <summary>What <c>/health/…</c> answers.</summary>
/// <param name="Status">Healthy, Degraded or Unhealthy: that of the worst check.</param>
/// <param name="Checks">By name.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, CheckAnswer> Checks);

/// <summary>What one check found.</summary>
/// <param name="Status">Healthy, Degraded or Unhealthy.</param>
/// <param name="Description">In words.</param>
internal sealed record CheckAnswer(string Status, string? Description);

/// <summary>camelCase.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthJson : JsonSerializerContext;
