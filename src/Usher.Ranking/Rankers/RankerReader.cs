namespace Usher.Ranking.Rankers;

/// <summary>Reads what a <see cref="RankerWriter"/> wrote. Tensors are windows onto the memory-mapped file: nothing is copied.</summary>
public abstract class RankerReader
{
    /// <summary>Which class to make.</summary>
    public abstract string Kind { get; }

    /// <summary>A number.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public abstract double Number(string name);

    /// <summary>A word.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public abstract string Text(string name);

    /// <summary>A tensor, as long as the model folder is open.</summary>
    /// <typeparam name="T">float, sbyte, int or long: what was written.</typeparam>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="shape">Lengths of its dimensions.</param>
    /// <exception cref="InvalidDataException">There is none of that name, or it is of another type.</exception>
    public abstract ReadOnlyMemory<T> Tensor<T>(string name, out long[] shape)
        where T : unmanaged;

    /// <summary>Whether there is a tensor of that name.</summary>
    public abstract bool HasTensor(string name);

    /// <summary>A reader for a ranker inside this one.</summary>
    public abstract RankerReader Nested(string name);
}
