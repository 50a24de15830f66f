namespace Usher.Training.Actions;

/// <summary>A moment at which a user had an action before them, and what came of it: one example of the training.</summary>
/// <param name="User">Index of the user in the set of actions.</param>
/// <param name="Event">Index of the interaction among those of the user: features are from what came before it.</param>
/// <param name="Action">Index of the action.</param>
/// <param name="Time">The moment, in seconds since 1970-01-01 UTC.</param>
/// <param name="IsTaken">Whether the user took the action within the period.</param>
internal readonly record struct ShownAction(int User, int Event, int Action, long Time, bool IsTaken);
