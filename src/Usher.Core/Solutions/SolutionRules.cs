using System.Globalization;
using Usher.Core.Errors;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Settings of solutions that have rules of their own, whatever the recipe.</summary>
internal static class SolutionRules
{
    /// <summary>Refuses what is not there yet: a setting that were kept and did nothing would be a lie.</summary>
    /// <exception cref="AwsException">InvalidInputException.</exception>
    public static void RefuseWhatIsMissing(bool? performIncrementalUpdate, SolutionConfig? config)
    {
        if (performIncrementalUpdate is true)
            throw NotYet("performIncrementalUpdate is true; incremental updates, which only the recipe aws-semantic-similarity has, are", "Leave it out.");
        if (config?.OptimizationObjective is not null)
            throw NotYet("solutionConfig.optimizationObjective was given; objectives beside relevance are", "Leave it out.");
        CheckSchedule(config?.AutoTrainingConfig);
    }

    /// <summary>A schedule is from one day to thirty.</summary>
    /// <exception cref="AwsException">InvalidInputException.</exception>
    public static void CheckSchedule(AutoTrainingConfig? config) => _ = PeriodOf(config);

    /// <summary>How often a version is to be trained by itself; null where no schedule is given.</summary>
    /// <exception cref="AwsException">InvalidInputException.</exception>
    public static TimeSpan? PeriodOf(AutoTrainingConfig? config)
    {
        if (config?.SchedulingExpression is not { } schedule)
            return null;

        return int.TryParse(schedule.Split('(', ' ')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 30
            ? TimeSpan.FromDays(days)
            : throw ServiceErrors.InvalidInput($"autoTrainingConfig.schedulingExpression is '{schedule}'; rate(1 day) to rate(30 days) are allowed.");
    }

    /// <summary>The refusal of a setting that is not there yet.</summary>
    private static AwsException NotYet(string what, string instead) => ServiceErrors.InvalidInput($"{what} not there yet in this version of Usher. {instead}");
}
