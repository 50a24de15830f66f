namespace Usher.Training.Recurrent.Numbers;

/// <summary>A matrix that training changes, with its gradient and the optimiser's state.</summary>
internal sealed class Parameter : ValueWithGradient
{
    /// <summary>Creates a parameter of zeros.</summary>
    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="name">The name, by which tests find the parameter.</param>
    /// <param name="rows">Rows. Zeros pad the rows of a matrix that is multiplied to a multiple of 16.</param>
    /// <param name="columns">Columns. Zeros pad each row to a multiple of 16, and stay zero.</param>
    /// <param name="threads">How many threads compute the gradient, each a part.</param>
    public Parameter(Arena arena, string name, int rows, int columns, int threads)
        : base(arena, rows == 1 ? 1 : Matrix.RoundUp(rows), Matrix.RoundUp(columns), threads)
    {
        Name = name;
        Rows = rows;
        Columns = columns;
        Mean = arena.Take(Values.Rows, Values.Columns);
        Square = arena.Take(Values.Rows, Values.Columns);
    }

    public string Name { get; }

    /// <summary>The number of rows without padding.</summary>
    public int Rows { get; }

    /// <summary>The number of columns without padding.</summary>
    public int Columns { get; }

    /// <summary>Whether weight decay pulls the numbers to 0: matrices and tables, not biases and scales.</summary>
    public bool Decays { get; init; }

    /// <summary>Whether training leaves the numbers as they are, as for an input that is switched off.</summary>
    public bool IsFixed { get; init; }

    /// <summary>The optimiser's running mean of the gradient.</summary>
    public Matrix Mean { get; }

    /// <summary>The optimiser's running mean of the gradient's square.</summary>
    public Matrix Square { get; }

    /// <summary>Sets all numbers to one.</summary>
    public void Fill(float value)
    {
        for (var row = 0; row < Rows; row++)
            Values.Span(row)[..Columns].Fill(value);
    }

    /// <summary>Fills the matrix from a normal distribution around 0.</summary>
    public void FillNormal(Random random, double deviation)
    {
        for (var row = 0; row < Rows; row++)
        {
            foreach (ref var value in Values.Span(row)[..Columns])
                value = (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
        }
    }

    /// <summary>The numbers row by row, without padding.</summary>
    public float[] Export() => Export(Values, 0, Rows, Columns);

    /// <summary>Some rows, without padding.</summary>
    public static float[] Export(Matrix matrix, int first, int rows, int columns)
    {
        var values = new float[rows * columns];
        for (var row = 0; row < rows; row++)
            matrix.Span(first + row)[..columns].CopyTo(values.AsSpan(row * columns));
        return values;
    }
}
