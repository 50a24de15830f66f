namespace Usher.Models;

/// <summary>One item of a recommendation.</summary>
/// <param name="ItemId">Its id in the interactions.</param>
/// <param name="Score">Higher is better; a probability for personalised recipes.</param>
/// <param name="Title">What people call it, where the model was trained with titles.</param>
internal sealed record RecommendedItem(string ItemId, double Score, string? Title = null);
