using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

/// <summary>Reads a saved ranker in which one tensor is not what was written.</summary>
/// <param name="inner">What was written.</param>
/// <param name="changed">The full name of the tensor, such as "block0.gates.matrix".</param>
/// <param name="shape">Its new shape from its old one, with the same numbers over and over; null to leave the tensor out.</param>
/// <param name="prefix">Names of the parts around this one.</param>
internal sealed class ChangedReader(RankerReader inner, string changed, Func<long[], long[]>? shape, string prefix = "") : RankerReader
{
    public override string Kind => inner.Kind;

    public override double Number(string name) => inner.Number(name);

    public override string Text(string name) => inner.Text(name);

    public override bool HasTensor(string name) => !(prefix + name == changed && shape is null) && inner.HasTensor(name);

    public override RankerReader Nested(string name) => new ChangedReader(inner.Nested(name), changed, shape, $"{prefix}{name}.");

    public override ReadOnlyMemory<T> Tensor<T>(string name, out long[] lengths)
    {
        var values = inner.Tensor<T>(name, out lengths);
        if (prefix + name != changed)
            return values;
        if (shape is null)
            throw new InvalidDataException($"The model lacks the tensor '{prefix}{name}'.");

        lengths = shape(lengths);
        var count = (int)lengths.Aggregate(1L, (a, b) => a * b);
        return Enumerable.Range(0, count).Select(i => values.Span[i % values.Length]).ToArray();
    }
}
