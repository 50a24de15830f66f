using Usher.Core.Errors;
using Usher.Datasets.TrainingSets;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>Reads eventsConfig: the event types to train on, each with a weight and optionally a threshold.</summary>
/// <remarks>
/// Developer Guide, "Optimizing a solution with events configuration". Types that are not listed, and those of weight 0, are left out. Weights are relative: the highest has the same effect as
/// 1, and an event of half that weight counts half as much as a training target.
/// </remarks>
internal static class EventWeights
{
    private const string Member = "solutionConfig.eventsConfig";

    /// <summary>The types to train on; null for all, if there is no setting.</summary>
    public static IReadOnlyList<EventChoice>? ChoicesOf(EventsConfig? config) => config?.EventParametersList is { Count: > 0 } list
        ? [.. list.Where(one => WeightOf(one) > 0).Select(one => new EventChoice(one.EventType!, one.EventValueThreshold, WeightOf(one) / list.Max(WeightOf)))]
        : null;

    /// <summary>Refuses settings that are not valid, contradict others, or would leave nothing to train on.</summary>
    /// <param name="config">The setting; null for none.</param>
    /// <param name="recipeArn">The solution's recipe; null if AutoML chooses it.</param>
    /// <param name="eventType">The solution's eventType.</param>
    /// <param name="threshold">The solution's eventValueThreshold.</param>
    /// <exception cref="AwsException">InvalidInputException.</exception>
    public static void Check(EventsConfig? config, string? recipeArn, string? eventType, string? threshold)
    {
        if (config is null)
            return;

        var list = config.EventParametersList ?? [];
        if (recipeArn?.EndsWith("-v2", StringComparison.Ordinal) is not true)
            throw ServiceErrors.InvalidInput($"{Member} was given, which the recipes whose names end in -v2 have, such as aws-user-personalization-v2; the solution's is {recipeArn ?? "chosen by AutoML"}. Leave it out; eventType and eventValueThreshold choose among events for every recipe.");
        if (eventType is not null || threshold is not null)
            throw ServiceErrors.InvalidInput($"{Member} and {(eventType is not null ? "eventType" : "solutionConfig.eventValueThreshold")} both say which events to learn from: remove one.");
        if (list.FirstOrDefault(one => string.IsNullOrEmpty(one.EventType)) is not null)
            throw ServiceErrors.InvalidInput($"{Member}.eventParametersList has an entry without eventType. Name the type of events that it is about.");
        if (list.GroupBy(one => one.EventType, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw ServiceErrors.InvalidInput($"{Member}.eventParametersList has the eventType '{twice.Key}' {twice.Count()} times; each type may come once.");
        if (list.Any(one => one.EventValueThreshold is { } min && !double.IsFinite(min)))
            throw ServiceErrors.InvalidInput($"{Member}.eventParametersList has an eventValueThreshold that is no number.");
        if (list.Count > 0 && !list.Any(one => WeightOf(one) > 0))
            throw ServiceErrors.InvalidInput($"{Member}.eventParametersList has no weight above 0, so there would be nothing to learn from.");
    }

    private static double WeightOf(EventParameters parameters) => parameters.Weight ?? 1;
}
