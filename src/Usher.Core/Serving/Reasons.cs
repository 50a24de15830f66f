namespace Usher.Core.Serving;

/// <summary>Why an answer has an item that the model did not choose. Developer Guide, "Getting recommendations", User-Personalization-v2.</summary>
internal static class Reasons
{
    /// <summary>A promotion placed it.</summary>
    public const string Promoted = "Promoted item";

    /// <summary>It is a new item that was mixed in.</summary>
    public const string Exploration = "Exploration";

    /// <summary>It fills a list that a filter left too short.</summary>
    public const string Popular = "Popular item";
}
