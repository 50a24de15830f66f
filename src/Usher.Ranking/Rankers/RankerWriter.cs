namespace Usher.Ranking.Rankers;

/// <summary>Collects what a ranker is made of: its kind, its settings, its tensors and the rankers inside it. Names of nested parts are joined with a dot.</summary>
public abstract class RankerWriter
{
    /// <summary>Says which class reads this back, such as "transitions".</summary>
    public abstract void Kind(string kind);

    /// <summary>Writes a number, exactly.</summary>
    public abstract void Number(string name, double value);

    /// <summary>Writes a word.</summary>
    public abstract void Text(string name, string value);

    /// <summary>Writes numbers with a shape, row by row.</summary>
    /// <typeparam name="T">float, sbyte, int or long.</typeparam>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="values">All values; their number is the product of <paramref name="shape"/>.</param>
    /// <param name="shape">Lengths of the dimensions.</param>
    public abstract void Tensor<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged;

    /// <summary>A writer for a ranker inside this one.</summary>
    public abstract RankerWriter Nested(string name);
}
