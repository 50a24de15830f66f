namespace Usher.Ranking.Rankers;

/// <summary>Reads tensors whose shape is known.</summary>
internal static class ReaderExtensions
{
    /// <summary>A tensor of one dimension.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="name">Its name.</param>
    /// <param name="length">The length it must have; -1 for any.</param>
    /// <exception cref="InvalidDataException">It is missing, or of another type or shape.</exception>
    public static ReadOnlyMemory<T> Vector<T>(this RankerReader reader, string name, int length = -1)
        where T : unmanaged
    {
        var values = reader.Tensor<T>(name, out var shape);
        if (shape.Length != 1 || (length >= 0 && shape[0] != length))
            throw new InvalidDataException($"The model's tensor '{name}' has the shape ({string.Join(", ", shape)}); ({(length < 0 ? "any" : length)}) is due. Train again.");

        return values;
    }

    /// <summary>A tensor of two dimensions, none of them 0.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="name">Its name.</param>
    /// <param name="rows">How many rows it must have; -1 for any.</param>
    /// <param name="columns">How many columns it must have; -1 for any.</param>
    /// <exception cref="InvalidDataException">It is missing, or of another type or shape.</exception>
    public static ReadOnlyMemory<T> Matrix<T>(this RankerReader reader, string name, int rows = -1, int columns = -1)
        where T : unmanaged
    {
        var values = reader.Tensor<T>(name, out var shape);
        if (shape is not [> 0, > 0] || (rows >= 0 && shape[0] != rows) || (columns >= 0 && shape[1] != columns))
            throw new InvalidDataException($"The model's tensor '{name}' has the shape ({string.Join(", ", shape)}); ({Due(rows)}, {Due(columns)}) is due. Train again.");

        return values;

        static string Due(int length) => length < 0 ? "any" : $"{length}";
    }

    /// <summary>A square tensor of two dimensions.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="name">Its name.</param>
    /// <param name="length">The length of both.</param>
    /// <exception cref="InvalidDataException">It is missing, or of another type or shape.</exception>
    public static ReadOnlyMemory<T> Square<T>(this RankerReader reader, string name, int length)
        where T : unmanaged
    {
        var values = reader.Tensor<T>(name, out var shape);
        if (shape is not [var rows, var columns] || rows != length || columns != length)
            throw new InvalidDataException($"The model's tensor '{name}' has the shape ({string.Join(", ", shape)}); ({length}, {length}) is due. Train again.");

        return values;
    }

    /// <summary>A number within bounds.</summary>
    /// <exception cref="InvalidDataException">It is missing or out of bounds.</exception>
    public static double Number(this RankerReader reader, string name, double minimum, double maximum)
    {
        var value = reader.Number(name);
        return value >= minimum && value <= maximum
            ? value
            : throw new InvalidDataException($"The model's '{name}' is {value}; {minimum} to {maximum} is allowed. Train again.");
    }
}
