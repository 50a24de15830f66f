using System.Text;
using DuckDB.NET.Native;

namespace Usher.Datasets.Tables;

internal delegate void ChunkHandler(Chunk chunk);

/// <summary>Some rows of a result, as DuckDB holds them: one plain vector for each column. Valid only inside the handler it is given to.</summary>
internal readonly unsafe ref struct Chunk(DuckDBDataChunk native)
{
    private readonly DuckDBDataChunk _native = native;

    /// <summary>Rows in this chunk.</summary>
    public int Count { get; } = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(native);

    /// <summary>A column's values; what stands in the place of a null means nothing.</summary>
    /// <typeparam name="T">The value's layout: INTEGER is int, BIGINT long, UBIGINT ulong, FLOAT float, DOUBLE double, VARCHAR DuckDBString.</typeparam>
    public ReadOnlySpan<T> Column<T>(int column)
        where T : unmanaged => new(NativeMethods.Vectors.DuckDBVectorGetData(Vector(column)), Count);

    /// <summary>One bit per row, set where there is a value; empty when no value is null.</summary>
    public Validity ValidityOf(int column)
    {
        var bits = NativeMethods.Vectors.DuckDBVectorGetValidity(Vector(column));
        return new Validity(bits is null ? default : new ReadOnlySpan<ulong>(bits, (Count + 63) / 64));
    }

    /// <summary>Makes a string of one cell. Ask once per distinct id, not once per row.</summary>
    public static string Text(in DuckDBString cell)
    {
        fixed (DuckDBString* pinned = &cell)
            return Encoding.UTF8.GetString((byte*)pinned->Data, pinned->Length);
    }

    /// <summary>The bytes of one cell, where they lie.</summary>
    public static ReadOnlySpan<byte> Utf8(in DuckDBString cell)
    {
        fixed (DuckDBString* pinned = &cell)
            return new(pinned->Data, pinned->Length);
    }

    private IntPtr Vector(int column) => NativeMethods.DataChunks.DuckDBDataChunkGetVector(_native, column);

    /// <summary>Which rows of a column have a value.</summary>
    internal readonly ref struct Validity(ReadOnlySpan<ulong> bits)
    {
        private readonly ReadOnlySpan<ulong> _bits = bits;

        public bool this[int row] => _bits.IsEmpty || (_bits[row >> 6] >> (row & 63) & 1) != 0;
    }
}
