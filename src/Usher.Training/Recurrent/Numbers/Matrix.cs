using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Usher.Training.Recurrent.Numbers;

/// <summary>A matrix in row-major order. libtorch multiplies it, and our own loops read and write the same memory.</summary>
/// <remarks>
/// Rows are padded with zeros to a multiple of 16, so that loops need no code for a remainder, and no product has another width, with
/// which it would run at half the speed. A matrix has a capacity of rows; how many are in use may change from step to step.
/// </remarks>
internal sealed unsafe class Matrix : IDisposable
{
    /// <summary>The longest vector of today's processors, in numbers of 4 bytes.</summary>
    public const int Lanes = 16;

    private readonly Tensor _room;
    private readonly Dictionary<(int Rows, int Columns), View> _views = [];
    private View _view;

    /// <param name="rows">The capacity of rows; all are in use at first.</param>
    /// <param name="columns">A multiple of 16.</param>
    public Matrix(int rows, int columns)
    {
        if (columns % Lanes != 0)
            throw new ArgumentOutOfRangeException(nameof(columns), columns, $"Rows are whole vectors: a multiple of {Lanes}.");

        _room = zeros(Math.Max(1, (long)rows * columns)).DetachFromDisposeScope();
        using (var first = _room.narrow(0, 0, 1))                         // the whole matrix may be too large for a span
            Numbers = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(first.bytes));
        _view = Show(rows, columns);
    }

    public int Rows => _view.Rows;

    public int Columns => _view.Columns;

    public int Length => Rows * Columns;

    /// <summary>The first number; valid until the matrix is disposed.</summary>
    public float* Numbers { get; }

    /// <summary>The next multiple of 16.</summary>
    public static int RoundUp(int columns) => (columns + Lanes - 1) / Lanes * Lanes;

    public float* Row(int row) => Numbers + ((long)row * Columns);

    public Span<float> Span(int row) => new(Row(row), Columns);

    /// <summary>Sets the number of rows in use.</summary>
    public void Resize(int rows) => Resize(rows, Columns);

    /// <summary>Sets the numbers of rows and columns in use.</summary>
    public void Resize(int rows, int columns)
    {
        if (rows != Rows || columns != Columns)
            _view = Show(rows, columns);
    }

    /// <summary>this = a b</summary>
    public void SetProduct(Matrix a, Matrix b) => _view.Straight.addmm_(a._view.Straight, b._view.Straight, 0, 1);

    /// <summary>this = a b', b transposed</summary>
    public void SetProductTransposed(Matrix a, Matrix b) => _view.Straight.addmm_(a._view.Straight, b._view.Transposed, 0, 1);

    /// <summary>this += a' b, a transposed</summary>
    public void AddTransposedProduct(Matrix a, Matrix b) => _view.Straight.addmm_(a._view.Transposed, b._view.Straight, 1, 1);

    public void Dispose()
    {
        foreach (var view in _views.Values)
        {
            view.Transposed.Dispose();
            view.Straight.Dispose();
        }

        _room.Dispose();
    }

    private View Show(int rows, int columns)
    {
        if (!_views.TryGetValue((rows, columns), out var view))
        {
            using var part = _room.narrow(0, 0, (long)rows * columns);
            var straight = part.view(rows, columns).DetachFromDisposeScope();
            _views[(rows, columns)] = view = new(rows, columns, straight, straight.t().DetachFromDisposeScope());
        }

        return view;
    }

    /// <summary>The numbers as libtorch sees them, and the same ones transposed.</summary>
    private readonly record struct View(int Rows, int Columns, Tensor Straight, Tensor Transposed);
}
