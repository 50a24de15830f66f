namespace Usher.Training.Recurrent.Numbers;

/// <summary>Numbers that training changes.</summary>
internal sealed class Parameter : ValueWithGradient
{
    /// <summary>Zeros.</summary>
    /// <param name="arena">Gives the matrices.</param>
    /// <param name="name">What a test calls them.</param>
    /// <param name="rows">Rows; matrices of a product have whole vectors of them too.</param>
    /// <param name="columns">Columns; zeros fill the last vector, and stay.</param>
    /// <param name="threads">How many find a part of the gradient each.</param>
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

    /// <summary>Without those that fill up.</summary>
    public int Rows { get; }

    /// <summary>Without those that fill the last vector.</summary>
    public int Columns { get; }

    /// <summary>Whether weight decay pulls the numbers to 0: matrices and tables, not biases and scales.</summary>
    public bool Decays { get; init; }

    /// <summary>Whether the numbers stay as they are, as those of an input that is switched off.</summary>
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

    /// <summary>Draws from a normal distribution around 0.</summary>
    public void FillNormal(Random random, double deviation)
    {
        for (var row = 0; row < Rows; row++)
        {
            foreach (ref var value in Values.Span(row)[..Columns])
                value = (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
        }
    }

    /// <summary>The numbers row by row, without the zeros behind.</summary>
    public float[] Export() => Export(Values, 0, Rows, Columns);

    /// <summary>Some rows, without the zeros behind.</summary>
    public static float[] Export(Matrix matrix, int first, int rows, int columns)
    {
        var values = new float[rows * columns];
        for (var row = 0; row < rows; row++)
            matrix.Span(first + row)[..columns].CopyTo(values.AsSpan(row * columns));
        return values;
    }
}
