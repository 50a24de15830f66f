using System.Text;

namespace Usher.Ranking.Tensors;

/// <summary>Texts by index in a mapped file, as UTF-8 one behind the other: one is read when it is asked for, none are kept.</summary>
internal sealed class TextTable
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly ReadOnlyMemory<int> _ends;
    private readonly string _name;

    /// <summary>Finds a table in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">What the table was added as.</param>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public TextTable(SafetensorsFile file, string name)
    {
        _bytes = file.Vector<byte>($"{name}.bytes");
        _ends = file.Vector<int>($"{name}.ends");
        _name = name;
    }

    /// <summary>How many texts there are.</summary>
    public int Count => _ends.Length;

    /// <summary>A text.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public string this[int index] => Encoding.UTF8.GetString(Utf8(index));

    /// <summary>A text's bytes, where they lie.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public ReadOnlySpan<byte> Utf8(int index)
    {
        var ends = _ends.Span;
        var end = ends[index];
        var begin = index == 0 ? 0 : ends[index - 1];
        if (begin < 0 || begin > end || end > _bytes.Length)
            throw new InvalidDataException($"Text {index} of '{_name}' lies at {begin} to {end} of {_bytes.Length} bytes: the file is damaged.");

        return _bytes.Span[begin..end];
    }

    /// <summary>All texts, at once.</summary>
    public string[] ToArray()
    {
        var texts = new string[Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = this[i];
        return texts;
    }

    /// <summary>Adds a table to a file.</summary>
    /// <param name="writer">Takes its tensors.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="texts">The texts in the order of their indexes.</param>
    /// <returns>The bytes of all texts, and where each ends.</returns>
    public static (byte[] Bytes, int[] Ends) Add(SafetensorsWriter writer, string name, IReadOnlyList<string> texts)
    {
        var total = 0L;
        var ends = new int[texts.Count];
        for (var i = 0; i < ends.Length; i++)
        {
            total += Encoding.UTF8.GetByteCount(texts[i]);
            if (total > Array.MaxLength)
                throw new InvalidOperationException($"The texts of '{name}' take more than {Array.MaxLength} bytes; use shorter ones.");
            ends[i] = (int)total;
        }

        var bytes = new byte[total];
        for (var i = 0; i < ends.Length; i++)
            Encoding.UTF8.GetBytes(texts[i], bytes.AsSpan(i == 0 ? 0 : ends[i - 1]));

        writer.Add<byte>($"{name}.bytes", bytes, bytes.Length);
        writer.Add<int>($"{name}.ends", ends, ends.Length);
        return (bytes, ends);
    }
}
