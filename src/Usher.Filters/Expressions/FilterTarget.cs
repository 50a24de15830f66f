namespace Usher.Filters.Expressions;

/// <summary>What a filter includes or excludes.</summary>
public enum FilterTarget
{
    /// <summary>ItemID.</summary>
    Items,

    /// <summary>ActionID.</summary>
    Actions,

    /// <summary>UserID, in filters of batch segment jobs.</summary>
    Users,
}
