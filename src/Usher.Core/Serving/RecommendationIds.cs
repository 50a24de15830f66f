namespace Usher.Core.Serving;

/// <summary>Names answers, so that events can say which one they came of.</summary>
internal static class RecommendationIds
{
    /// <summary>A new one: 40 characters, as PutEvents takes them.</summary>
    public static string New() => $"RID-{Guid.NewGuid()}";
}
