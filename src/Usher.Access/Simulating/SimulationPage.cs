namespace Usher.Access.Simulating;

/// <summary>Results of a simulation.</summary>
/// <param name="EvaluationResults">In the order of the actions and, within one, of the resources.</param>
/// <param name="IsTruncated">Whether more follow.</param>
/// <param name="Marker">Asks for those; null where none follow.</param>
public sealed record SimulationPage(IReadOnlyList<EvaluationResult> EvaluationResults, bool IsTruncated, string? Marker);
