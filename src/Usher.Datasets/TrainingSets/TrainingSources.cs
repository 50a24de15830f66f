namespace Usher.Datasets.TrainingSets;

/// <summary>What a training set is made of.</summary>
/// <param name="InteractionParts">Parts that imports wrote, oldest import first: at equal times, their order and that of their rows decides. There may be none, and then there are no users.</param>
/// <param name="ItemParts">Those of the Items dataset, if there is one, oldest first: of an item in several, the newest row counts.</param>
/// <param name="UserParts">Those of the Users dataset, if there is one, likewise.</param>
/// <param name="EventType">Keep only interactions of this type, compared letter by letter; null keeps all.</param>
/// <param name="EventValueThreshold">Keep only interactions whose EVENT_VALUE is at least this; one without a value is not kept. Null keeps all.</param>
public sealed record TrainingSources(
    IReadOnlyList<string> InteractionParts,
    IReadOnlyList<string>? ItemParts = null,
    IReadOnlyList<string>? UserParts = null,
    string? EventType = null,
    double? EventValueThreshold = null)
{
    /// <summary>Keep only interactions that one of these takes; null keeps all.</summary>
    public IReadOnlyList<EventChoice>? EventChoices { get; init; }

    /// <summary>Columns of the Items dataset that shall not train.</summary>
    public IReadOnlyCollection<string> ItemColumnsLeftOut { get; init; } = [];

    /// <summary>Columns of the Interactions dataset that shall not train.</summary>
    public IReadOnlyCollection<string> InteractionColumnsLeftOut { get; init; } = [];

    /// <summary>Columns of the Users dataset that shall not train.</summary>
    public IReadOnlyCollection<string> UserColumnsLeftOut { get; init; } = [];
}
