namespace Usher.Ranking.Recipes;

/// <summary>A recipe that does not exist, or a hyperparameter that it does not take. The message is meant for the person who asked.</summary>
/// <param name="message">What came, what is allowed and what to try.</param>
public sealed class RecipeException(string message) : Exception(message);
