using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Solutions;
using Usher.Wire.Personalize;

namespace Usher.Core.Recommenders;

/// <summary>The solution versions that a recommender trains for itself.</summary>
internal static class RecommenderVersions
{
    /// <summary>A version that is to be trained.</summary>
    /// <param name="before">The records.</param>
    /// <param name="recommender">Its recommender.</param>
    /// <param name="config">The settings to train with.</param>
    /// <param name="type">One of <see cref="TrainingTypes"/>.</param>
    /// <param name="now">The time of creation.</param>
    public static SolutionVersionResource Create(ServiceSnapshot before, Recommender recommender, RecommenderConfig config, string type, DateTimeOffset now) => NewSolutionVersion.Create(
        before,
        new()
        {
            Name = recommender.Name,
            SolutionArn = recommender.RecommenderArn,
            DatasetGroupArn = recommender.DatasetGroupArn,
            RecipeArn = recommender.RecipeArn,
            EventType = ServiceRecipes.Find(recommender.RecipeArn!)?.EventType,
            SolutionConfig = new() { TrainingDataConfig = config.TrainingDataConfig },
        },
        TrainingModes.Full,
        type,
        now);

    /// <summary>All versions of a recommender.</summary>
    public static IEnumerable<SolutionVersionResource> Of(ServiceSnapshot snapshot, string recommenderArn) => snapshot.Of<SolutionVersionResource>().Where(version => version.Shape.SolutionArn == recommenderArn);
}
