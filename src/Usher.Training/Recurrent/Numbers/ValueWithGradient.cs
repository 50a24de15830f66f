namespace Usher.Training.Recurrent.Numbers;

/// <summary>A matrix and its gradient, of which each thread of a step computes a part.</summary>
internal class ValueWithGradient
{
    /// <summary>Zeros.</summary>
    /// <param name="arena">Gives the matrices.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, a multiple of 16.</param>
    /// <param name="threads">How many compute a part of the gradient each.</param>
    public ValueWithGradient(Arena arena, int rows, int columns, int threads)
    {
        Values = arena.Take(rows, columns);
        Gradients = [.. Enumerable.Range(0, threads).Select(_ => arena.Take(rows, columns))];
    }

    /// <summary>The numbers.</summary>
    public Matrix Values { get; }

    /// <summary>Of the same size, one for each thread; their sum is the gradient.</summary>
    public Matrix[] Gradients { get; }
}
