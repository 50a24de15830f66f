namespace Usher.Web.Rest;

/// <summary>The scopes of API keys: which endpoints a key opens.</summary>
public static class Scopes
{
    /// <summary>The lists.</summary>
    public const string Recommend = "recommend";

    /// <summary>Items and search.</summary>
    public const string Items = "items";

    /// <summary>Users' histories.</summary>
    public const string History = "history";

    /// <summary>Sending events.</summary>
    public const string Events = "events";

    /// <summary>All scopes.</summary>
    public static IReadOnlyList<string> All { get; } = [Recommend, Items, History, Events];
}
