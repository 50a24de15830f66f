namespace Usher.Training.Recurrent.Numbers;

/// <summary>Numbers that the network reads, and what each thread of a step found of their gradient.</summary>
internal class Flowing
{
    /// <summary>Zeros.</summary>
    /// <param name="arena">Memory.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, a multiple of 16.</param>
    /// <param name="threads">How many find a part of the gradient each.</param>
    public Flowing(Arena arena, int rows, int columns, int threads)
    {
        Values = arena.Take(rows, columns);
        Gradients = [.. Enumerable.Range(0, threads).Select(_ => arena.Take(rows, columns))];
    }

    /// <summary>The numbers.</summary>
    public Matrix Values { get; }

    /// <summary>Of the same size, one for each thread; their sum is the gradient.</summary>
    public Matrix[] Gradients { get; }
}
