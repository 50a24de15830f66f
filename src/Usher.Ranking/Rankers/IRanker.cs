namespace Usher.Ranking.Rankers;

/// <summary>A trained model that orders all items for a user. Holds no histories: those are given, event by event, to a <see cref="UserState"/>.</summary>
/// <remarks>A ranker never changes, so any number of threads may use it at once; each state belongs to one thread at a time.</remarks>
public interface IRanker
{
    /// <summary>How many items the ranker scores: I.</summary>
    int ItemCount { get; }

    /// <summary>The contexts that the ranker learned; null for one that reads none.</summary>
    ContextVocabulary? Contexts => null;

    /// <summary>Begins a user without any event.</summary>
    /// <param name="user">Index of the user in the model's vocabulary, for rankers that know user columns; -1 for a user it does not know.</param>
    UserState Start(int user = -1);

    /// <summary>Writes what <see cref="RankerLoader"/> needs to make this ranker again.</summary>
    /// <param name="writer">Takes settings, tensors and nested rankers under names.</param>
    void Save(RankerWriter writer);
}
