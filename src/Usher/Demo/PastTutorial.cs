namespace Usher.Demo;

/// <summary>What a tutorial of 2024 got from Amazon Personalize on the same ratings: how long it waited, and which films it was given.</summary>
internal static class PastTutorial
{
    /// <summary>How long its AutoML training took.</summary>
    public const string Training = "about 20 min";

    /// <summary>How long its campaign took to become active.</summary>
    public const string Campaign = "about 45 min";

    /// <summary>The users it showed, of MovieLens 100K.</summary>
    public static IReadOnlyList<string> Users { get; } = ["22", "6", "122"];

    /// <summary>The first items that it got for a user. It did not leave out films that the user had seen.</summary>
    public static IReadOnlyList<string> ItemsFor(string user) => user switch
    {
        "22" => ["250", "541", "797", "586"],
        "6" => ["315", "310", "272", "751"],
        "122" => ["88"],
        _ => [],
    };
}
