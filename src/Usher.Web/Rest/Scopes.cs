namespace Usher.Web.Rest;

/// <summary>What a key of the REST API may be for.</summary>
public static class Scopes
{
    /// <summary>Lists: for a user, like an item, in a user's order, popular, trending.</summary>
    public const string Recommend = "recommend";

    /// <summary>Items and their search.</summary>
    public const string Items = "items";

    /// <summary>What users did.</summary>
    public const string History = "history";

    /// <summary>Sending events.</summary>
    public const string Events = "events";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Recommend, Items, History, Events];
}
