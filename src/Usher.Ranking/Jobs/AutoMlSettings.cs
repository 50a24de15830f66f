namespace Usher.Ranking.Jobs;

/// <summary>Which recipes to compare, and on what.</summary>
/// <param name="Recipes">Names of recipes; Personalize's default is the HRNN recipes that fit the data.</param>
/// <param name="Metric">The metric on validation that decides, such as ndcg@10.</param>
public sealed record AutoMlSettings(IReadOnlyList<string> Recipes, string Metric = "ndcg@10");
