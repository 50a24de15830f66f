namespace Usher.Datasets.Schemas;

/// <summary>The kinds of dataset that a dataset group may hold, one of each.</summary>
public enum DatasetType
{
    Interactions,
    Items,
    Users,
    Actions,

    /// <summary>Written "Action_Interactions" where a dataset type is asked for, "ActionInteractions" as the name of a schema.</summary>
    ActionInteractions,
}
