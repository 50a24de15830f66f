using System.Globalization;
using Usher.Core.Errors;
using Usher.Datasets.TrainingSets;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>Selects the interactions that a solution version is trained on. Its model uses live events by the same rule.</summary>
/// <param name="EventType">The only event type to use; null for all.</param>
/// <param name="MinValue">The smallest EVENT_VALUE to use; null for all.</param>
/// <param name="Choices">The types of eventsConfig, each with its threshold: an event must fit one of them; null for all.</param>
internal sealed record EventSelection(string? EventType, double? MinValue, IReadOnlyList<EventChoice>? Choices)
{
    /// <summary>The selection of a solution version.</summary>
    public static EventSelection Of(SolutionVersion version) =>
        new(version.EventType, ThresholdOf(version.SolutionConfig), EventWeights.ChoicesOf(version.SolutionConfig?.EventsConfig));

    /// <summary>The selected event types, for messages; null for all.</summary>
    public string? Types => EventType ?? (Choices is null ? null : string.Join(", ", Choices.Select(choice => choice.EventType)));

    /// <summary>The smallest EVENT_VALUE of the interactions to train on; null for all.</summary>
    /// <exception cref="AwsException">InvalidInputException: the setting is not a number.</exception>
    public static double? ThresholdOf(SolutionConfig? config)
    {
        if (config?.EventValueThreshold is not { } text)
            return null;

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var threshold) && double.IsFinite(threshold)
            ? threshold
            : throw ServiceErrors.InvalidInput($"solutionConfig.eventValueThreshold is '{text}'; a number is allowed, as text, such as \"0.5\".");
    }

    /// <summary>Whether an event is selected.</summary>
    public bool Takes(string type, double? value) =>
        (EventType is null || type == EventType)
        && (MinValue is null || value >= MinValue)
        && (Choices is null || Choices.Any(choice => choice.EventType == type && (choice.MinValue is null || value >= choice.MinValue)));
}
