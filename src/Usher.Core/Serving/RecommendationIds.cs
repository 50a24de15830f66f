namespace Usher.Core.Serving;

/// <summary>Creates the recommendationId of responses, which events name to say which response they follow.</summary>
internal static class RecommendationIds
{
    /// <summary>A new ID of 40 characters, as PutEvents accepts it.</summary>
    public static string New() => $"RID-{Guid.NewGuid()}";
}
