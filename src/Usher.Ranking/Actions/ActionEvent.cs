namespace Usher.Ranking.Actions;

/// <summary>One interaction of a user with an action.</summary>
/// <param name="Action">Index of the action.</param>
/// <param name="Type">What happened.</param>
/// <param name="Time">Seconds since 1970-01-01 UTC.</param>
public readonly record struct ActionEvent(int Action, ActionEventType Type, long Time);
