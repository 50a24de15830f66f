namespace Usher.Filters.Expressions;

/// <summary>Whose column a condition reads.</summary>
public enum FilterDataset
{
    Interactions,
    Items,
    Users,
    Actions,
    ActionInteractions,

    /// <summary>The row of the user for whom the list is made, after IF.</summary>
    CurrentUser,

    /// <summary>The row of the item that the request names.</summary>
    CurrentItem,
}
