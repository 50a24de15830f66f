using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Makes the record of a version that is to be trained, with the settings that its solution has now.</summary>
internal static class NewSolutionVersion
{
    /// <param name="before">The records, in which the new ARN is to be free.</param>
    /// <param name="solution">Its solution.</param>
    /// <param name="mode">One of <see cref="TrainingModes"/>.</param>
    /// <param name="type">One of <see cref="TrainingTypes"/>.</param>
    /// <param name="now">The moment.</param>
    /// <param name="name">Its name; null for one that is made of its ARN.</param>
    public static SolutionVersionResource Of(ServiceSnapshot before, Solution solution, string mode, string type, DateTimeOffset now, string? name = null)
    {
        var id = NewId(before, solution.SolutionArn!);
        return new(new()
        {
            Name = name ?? $"{solution.Name}/{id}",
            SolutionVersionArn = $"{solution.SolutionArn}/{id}",
            SolutionArn = solution.SolutionArn,
            PerformHPO = solution.PerformHPO,
            PerformAutoML = solution.PerformAutoML,
            PerformIncrementalUpdate = solution.PerformIncrementalUpdate,
            RecipeArn = solution.RecipeArn,
            EventType = solution.EventType,
            DatasetGroupArn = solution.DatasetGroupArn,
            SolutionConfig = solution.SolutionConfig,
            TrainingMode = mode,
            TrainingType = type,
            Status = Statuses.CreatePending,
            CreationDateTime = now,
            LastUpdatedDateTime = now,
        });
    }

    private static string NewId(ServiceSnapshot before, string solution)
    {
        while (true)
        {
            var id = Guid.NewGuid().ToString("N")[..8];
            if (before.Find<SolutionVersionResource>($"{solution}/{id}") is null)
                return id;
        }
    }
}
