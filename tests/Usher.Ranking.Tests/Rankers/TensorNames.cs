using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

/// <summary>Finds out which tensors a ranker saves.</summary>
internal sealed class TensorNames : RankerWriter
{
    private readonly List<(string Name, long[] Shape)> _found;
    private readonly string _prefix;

    private TensorNames(List<(string, long[])> found, string prefix) => (_found, _prefix) = (found, prefix);

    public static IReadOnlyList<(string Name, long[] Shape)> Of(IRanker ranker)
    {
        var names = new TensorNames([], "");
        ranker.Save(names);
        return names._found;
    }

    public override void Kind(string kind)
    {
    }

    public override void Number(string name, double value)
    {
    }

    public override void Text(string name, string value)
    {
    }

    public override void Tensor<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<long> shape) => _found.Add((_prefix + name, shape.ToArray()));

    public override RankerWriter Nested(string name) => new TensorNames(_found, $"{_prefix}{name}.");
}
