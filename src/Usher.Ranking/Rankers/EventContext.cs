namespace Usher.Ranking.Rankers;

/// <summary>The context in which the next item will be chosen, such as the device, in the numbers of a <see cref="ContextVocabulary"/>.</summary>
/// <param name="Categories">For each column of the vocabulary the numbers of its categories; none where the context does not say.</param>
public sealed record EventContext(IReadOnlyList<int[]> Categories)
{
    /// <summary>Whether no column has a category.</summary>
    public bool IsEmpty => Categories.All(column => column.Length == 0);
}
