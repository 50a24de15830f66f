using System.Numerics;
using System.Numerics.Tensors;

namespace Usher.Filters.Sets;

/// <summary>A set of rows, a bit for each; 64 rows in a word. Bits behind the last row are 0.</summary>
public sealed class RowBits
{
    private readonly ulong[] _words;
    private readonly int _count;

    private RowBits(int count) => (_words, _count) = (new ulong[(count + 63) / 64], count);

    /// <summary>The words, of which the first bit is row 0.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    /// <summary>How many rows are in.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>A set without rows.</summary>
    /// <param name="count">Rows are 0 to this number - 1.</param>
    public static RowBits None(int count) => new(count);

    /// <summary>Whether a row is in.</summary>
    public bool Contains(int row) => (_words[row >> 6] >> row & 1) != 0;

    /// <summary>Removes the rows that are not in another set.</summary>
    public RowBits And(RowBits other)
    {
        TensorPrimitives.BitwiseAnd(_words, other._words, _words);
        return this;
    }

    /// <summary>Adds the rows of another set.</summary>
    public RowBits Or(RowBits other)
    {
        TensorPrimitives.BitwiseOr(_words, other._words, _words);
        return this;
    }

    /// <summary>Removes the rows without a value.</summary>
    /// <param name="validity">A bit for each row that has one.</param>
    public RowBits And(ReadOnlySpan<ulong> validity)
    {
        TensorPrimitives.BitwiseAnd(_words, validity, _words);
        return this;
    }

    /// <summary>Takes out the rows that are in, and adds all others.</summary>
    public RowBits Invert()
    {
        TensorPrimitives.OnesComplement(_words, _words);
        if (_count % 64 is > 0 and var used)
            _words[^1] &= (1UL << used) - 1;
        return this;
    }

    /// <summary>The set in another numbering, such as that of a model's items.</summary>
    /// <param name="rows">(N) the row of each other number; -1 for none.</param>
    /// <param name="isInWithoutRow">Whether a number without a row is in.</param>
    /// <returns>A bit for each of the numbers, 64 in a word.</returns>
    public ulong[] Renumber(ReadOnlySpan<int> rows, bool isInWithoutRow)
    {
        var words = new ulong[(rows.Length + 63) / 64];
        var withoutRow = isInWithoutRow ? 1UL : 0;
        for (var first = 0; first < rows.Length; first += 64)
        {
            var word = 0UL;
            var some = rows.Slice(first, Math.Min(64, rows.Length - first));
            for (var i = 0; i < some.Length; i++)
            {
                var row = some[i];
                word |= (row < 0 ? withoutRow : _words[row >> 6] >> row & 1) << i;
            }

            words[first / 64] = word;
        }

        return words;
    }

    /// <summary>Adds 64 rows at a time.</summary>
    /// <param name="word">The index of the word.</param>
    /// <param name="bits">The rows to add.</param>
    internal void Or(int word, ulong bits) => _words[word] |= bits;
}
