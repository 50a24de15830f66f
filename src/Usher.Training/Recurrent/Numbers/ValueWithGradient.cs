namespace Usher.Training.Recurrent.Numbers;

/// <summary>A matrix and its gradient. Each thread computes a part of the gradient.</summary>
internal class ValueWithGradient
{
    /// <summary>Creates a matrix of zeros.</summary>
    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, a multiple of 16.</param>
    /// <param name="threads">How many threads compute the gradient, each a part.</param>
    public ValueWithGradient(Arena arena, int rows, int columns, int threads)
    {
        Values = arena.Take(rows, columns);
        Gradients = [.. Enumerable.Range(0, threads).Select(_ => arena.Take(rows, columns))];
    }

    /// <summary>The numbers.</summary>
    public Matrix Values { get; }

    /// <summary>One matrix of the same size for each thread; their sum is the gradient.</summary>
    public Matrix[] Gradients { get; }
}
