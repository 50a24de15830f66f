namespace Usher.Training.Recurrent.Numbers;

/// <summary>Allocates the matrices of a training. All are freed together at its end.</summary>
internal sealed class Arena : IDisposable
{
    private readonly List<Matrix> _matrices = [];

    /// <summary>A matrix of zeros.</summary>
    public Matrix Take(int rows, int columns)
    {
        var matrix = new Matrix(rows, columns);
        _matrices.Add(matrix);
        return matrix;
    }

    public void Dispose()
    {
        foreach (var matrix in _matrices)
            matrix.Dispose();
    }
}
