using System.Numerics.Tensors;

namespace Usher.Core.Filters;

/// <summary>Sets of a model's items as words of 64 bits.</summary>
internal static class Words
{
    /// <summary>Adds the items of another set.</summary>
    public static void Add(ulong[] set, ulong[] other) => TensorPrimitives.BitwiseOr(set, other, set);

    /// <summary>Removes the items that are not in another set.</summary>
    public static void Keep(ulong[] set, ulong[] other) => TensorPrimitives.BitwiseAnd(set, other, set);

    /// <summary>Removes the items of another set.</summary>
    public static void Remove(ulong[] set, ulong[] other)
    {
        TensorPrimitives.OnesComplement(set, set);
        TensorPrimitives.BitwiseOr(set, other, set);
        TensorPrimitives.OnesComplement(set, set);
    }
}
