using System.Runtime.CompilerServices;

namespace Usher.Ranking.Tensors;

/// <summary>The types of numbers that safetensors files hold: their names there and their sizes.</summary>
internal static class TensorType
{
    /// <summary>The format's name for a type.</summary>
    public static string NameOf<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? "F32"
        : typeof(T) == typeof(double) ? "F64"
        : typeof(T) == typeof(Half) ? "F16"
        : typeof(T) == typeof(sbyte) ? "I8"
        : typeof(T) == typeof(byte) ? "U8"
        : typeof(T) == typeof(int) ? "I32"
        : typeof(T) == typeof(long) ? "I64"
        : throw new ArgumentException($"A tensor of {typeof(T).Name} cannot be kept; take float, double, Half, sbyte, byte, int or long.");

    /// <summary>Bytes of one number, or 0 for a name that the format does not have.</summary>
    public static int SizeOf(string name) => name switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" or "F8_E8M0" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" or "C64" => 8,
        _ => 0,
    };

    /// <summary>Bytes of one number.</summary>
    public static int SizeOf<T>()
        where T : unmanaged => Unsafe.SizeOf<T>();
}
