using Usher.Ranking.Actions;

namespace Usher.Datasets.Generated;

/// <summary>One interaction of a user with an action.</summary>
/// <param name="User">Index of the user.</param>
/// <param name="Action">Index of the action.</param>
/// <param name="Type">What happened.</param>
/// <param name="Timestamp">Seconds since 1970-01-01 UTC.</param>
public readonly record struct GeneratedActionEvent(int User, int Action, ActionEventType Type, long Timestamp);
