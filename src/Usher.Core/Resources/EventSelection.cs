using System.Globalization;
using Usher.Core.Errors;
using Usher.Datasets.TrainingSets;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>Which interactions a solution version learns from, and which live events its model reads: the same.</summary>
/// <param name="EventType">Only this type; null for all.</param>
/// <param name="MinValue">Only with at least this EVENT_VALUE; null for all.</param>
/// <param name="Choices">Only what one of these takes; null for all.</param>
internal sealed record EventSelection(string? EventType, double? MinValue, IReadOnlyList<EventChoice>? Choices)
{
    /// <summary>That of a solution version.</summary>
    public static EventSelection Of(SolutionVersion version) =>
        new(version.EventType, ThresholdOf(version.SolutionConfig), EventWeights.ChoicesOf(version.SolutionConfig?.EventsConfig));

    /// <summary>The types that are taken, in words; null for all.</summary>
    public string? Types => EventType ?? (Choices is null ? null : string.Join(", ", Choices.Select(choice => choice.EventType)));

    /// <summary>The least EVENT_VALUE of the interactions to train on; null for all.</summary>
    /// <exception cref="AwsException">InvalidInputException: no number.</exception>
    public static double? ThresholdOf(SolutionConfig? config)
    {
        if (config?.EventValueThreshold is not { } text)
            return null;

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var threshold) && double.IsFinite(threshold)
            ? threshold
            : throw ServiceErrors.InvalidInput($"solutionConfig.eventValueThreshold is '{text}'; a number is allowed, as text, such as \"0.5\".");
    }

    /// <summary>Whether an event is taken.</summary>
    public bool Takes(string type, double? value) =>
        (EventType is null || type == EventType)
        && (MinValue is null || value >= MinValue)
        && (Choices is null || Choices.Any(choice => choice.EventType == type && (choice.MinValue is null || value >= choice.MinValue)));
}
