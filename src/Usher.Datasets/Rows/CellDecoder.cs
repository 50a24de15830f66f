using System.Text;
using DuckDB.NET.Native;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Rows;

/// <summary>Decodes cells into one buffer, so that a text that was seen before needs no string.</summary>
internal sealed class CellDecoder
{
    private char[] _buffer = new char[256];

    /// <summary>The text of a cell, valid until the next call.</summary>
    public ReadOnlySpan<char> Decode(in DuckDBString cell)
    {
        var bytes = Chunk.Utf8(cell);
        if (_buffer.Length < bytes.Length)
            _buffer = new char[bytes.Length * 2];
        return _buffer.AsSpan(0, Encoding.UTF8.GetChars(bytes, _buffer));
    }
}
