using System.Numerics;
using System.Numerics.Tensors;

namespace Usher.Ranking.Histories;

/// <summary>What arrays from a file must hold before anything is indexed by them.</summary>
internal static class Ranges
{
    /// <summary>Whether offsets cut entries into rows: from 0, never falling, up to the number of entries.</summary>
    public static bool AreRows<T>(ReadOnlySpan<T> offsets, int rows, int entries)
        where T : INumber<T>
    {
        if (offsets.Length != rows + 1 || offsets[0] != T.Zero || offsets[^1] != T.CreateChecked(entries))
            return false;

        for (var i = 1; i < offsets.Length; i++)
        {
            if (offsets[i] < offsets[i - 1])
                return false;
        }

        return true;
    }

    /// <summary>Whether all indexes are at least 0 and below a count.</summary>
    public static bool AreBelow(ReadOnlySpan<int> indexes, int count) =>
        indexes.IsEmpty || (TensorPrimitives.Min(indexes) >= 0 && TensorPrimitives.Max(indexes) < count);
}
