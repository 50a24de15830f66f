using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Creates the record of a version that is to be trained, with the present settings of its solution.</summary>
internal static class NewSolutionVersion
{
    /// <param name="before">The records. The ARN of the new version must not be in them.</param>
    /// <param name="solution">Its solution.</param>
    /// <param name="mode">One of <see cref="TrainingModes"/>.</param>
    /// <param name="type">One of <see cref="TrainingTypes"/>.</param>
    /// <param name="now">The time of creation.</param>
    /// <param name="name">The version's name; null to derive it from the ARN.</param>
    public static SolutionVersionResource Create(ServiceSnapshot before, Solution solution, string mode, string type, DateTimeOffset now, string? name = null)
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
