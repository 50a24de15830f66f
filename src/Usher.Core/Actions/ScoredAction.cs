namespace Usher.Core.Actions;

/// <summary>An action with its propensity for a user.</summary>
/// <param name="Row">The action.</param>
/// <param name="Propensity">The probability that the user takes it, 0 to 1; 0 for an action that is not scored.</param>
/// <param name="Takes">How often it was taken before the training.</param>
internal readonly record struct ScoredAction(ActionRow Row, float Propensity, int Takes);
