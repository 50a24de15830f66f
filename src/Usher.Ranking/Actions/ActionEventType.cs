namespace Usher.Ranking.Actions;

/// <summary>What happened between a user and an action.</summary>
public enum ActionEventType
{
    /// <summary>The user took the action.</summary>
    Taken,

    /// <summary>The user decided against the action.</summary>
    NotTaken,

    /// <summary>The action was shown to the user.</summary>
    Viewed,
}
