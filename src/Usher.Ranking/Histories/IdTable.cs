using System.Text;
using Usher.Ranking.Tensors;

namespace Usher.Ranking.Histories;

/// <summary>A vocabulary in a mapped file. Ids are found by binary search where they lie, so a process that asks for a few reads a few.</summary>
public sealed class IdTable
{
    private readonly TextTable _ids;
    private readonly ReadOnlyMemory<int> _order;

    /// <summary>Finds a vocabulary in a file.</summary>
    /// <param name="file">The file; must stay open.</param>
    /// <param name="name">What it was added as.</param>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    internal IdTable(SafetensorsFile file, string name)
    {
        _ids = new(file, name);
        _order = file.Vector<int>($"{name}.order", _ids.Count);
    }

    /// <summary>How many ids there are.</summary>
    public int Count => _ids.Count;

    /// <summary>The id at an index.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public string this[int index] => _ids[index];

    /// <summary>The index of an id, or -1 when it is not in the vocabulary.</summary>
    /// <param name="id">Compared byte by byte: ids have no case rules.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public int IndexOf(string id)
    {
        Span<byte> buffer = stackalloc byte[1024];
        var wanted = Encoding.UTF8.GetByteCount(id) <= buffer.Length ? buffer[..Encoding.UTF8.GetBytes(id, buffer)] : Encoding.UTF8.GetBytes(id);
        var order = _order.Span;
        for (int low = 0, high = order.Length - 1; low <= high;)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            var index = order[middle];
            if ((uint)index >= (uint)Count)
                throw new InvalidDataException($"The order of the ids names index {index} of {Count}: the file is damaged.");

            var comparison = wanted.SequenceCompareTo(_ids.Utf8(index));
            if (comparison == 0)
                return index;
            if (comparison < 0)
                high = middle - 1;
            else
                low = middle + 1;
        }

        return -1;
    }

    /// <summary>Looks all ids up in another table.</summary>
    /// <param name="find">Gives the number of an id there. It is called with each id in the order of the indexes, without a string for it.</param>
    /// <returns>(N) the numbers.</returns>
    public int[] NumbersIn(Func<ReadOnlySpan<char>, int> find)
    {
        var numbers = new int[Count];
        var buffer = new char[256];
        for (var index = 0; index < numbers.Length; index++)
        {
            var id = _ids.Utf8(index);
            if (buffer.Length < id.Length)
                buffer = new char[id.Length];
            numbers[index] = find(buffer.AsSpan(0, Encoding.UTF8.GetChars(id, buffer)));
        }

        return numbers;
    }

    /// <summary>Reads all ids into memory.</summary>
    public Vocabulary ToVocabulary() => new(_ids.ToArray());

    /// <summary>Adds a vocabulary to a file.</summary>
    /// <param name="writer">Takes its tensors.</param>
    /// <param name="name">The vocabulary's name.</param>
    /// <param name="ids">The ids.</param>
    internal static void Add(SafetensorsWriter writer, string name, Vocabulary ids)
    {
        var (bytes, ends) = TextTable.Add(writer, name, ids.Ids);
        var order = new int[ends.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => Utf8(a).SequenceCompareTo(Utf8(b)));
        writer.Add<int>($"{name}.order", order, order.Length);

        ReadOnlySpan<byte> Utf8(int index) => bytes.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);
    }
}
