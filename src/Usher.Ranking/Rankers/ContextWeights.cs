namespace Usher.Ranking.Rankers;

/// <summary>What a network learned of contexts.</summary>
/// <param name="Vocabulary">The columns and their categories.</param>
/// <param name="Vectors">(C, D) what each category adds to the last block's output, the categories of all columns one after the other.</param>
public sealed record ContextWeights(ContextVocabulary Vocabulary, ReadOnlyMemory<float> Vectors)
{
    /// <summary>Adds a context: of each column the mean of its categories' vectors.</summary>
    internal void AddTo(Span<float> x, EventContext context)
    {
        var first = 0;
        for (var column = 0; column < Vocabulary.Columns.Count; column++)
        {
            var categories = context.Categories[column];
            foreach (var category in categories)
            {
                var vector = Vectors.Span.Slice((first + category) * x.Length, x.Length);
                for (var d = 0; d < x.Length; d++)
                    x[d] += vector[d] / categories.Length;
            }

            first += Vocabulary.Columns[column].Labels.Count;
        }
    }

    internal void Save(RankerWriter writer, int width)
    {
        writer.Tensor("vectors", Vectors.Span, Vectors.Length / width, width);
        Vocabulary.Save(writer);
    }

    internal static ContextWeights Load(RankerReader reader, int width)
    {
        var vocabulary = ContextVocabulary.Load(reader);
        return new(vocabulary, reader.Matrix<float>("vectors", vocabulary.Columns.Sum(column => column.Labels.Count), width));
    }
}
