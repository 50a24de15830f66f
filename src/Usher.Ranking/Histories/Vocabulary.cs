using System.Collections.Frozen;

namespace Usher.Ranking.Histories;

/// <summary>Gives each id a dense index from 0, so that everything behind it works on plain arrays.</summary>
public sealed class Vocabulary
{
    private readonly string[] _ids;
    private readonly Lazy<FrozenDictionary<string, int>> _indexes;

    /// <summary>Takes ids in the order of their indexes.</summary>
    /// <param name="ids">Distinct ids; the first gets index 0.</param>
    /// <exception cref="ArgumentException">An id occurs twice; thrown by the first look-up by id.</exception>
    public Vocabulary(IEnumerable<string> ids)
    {
        _ids = [.. ids];
        _indexes = new(() => _ids.Select((id, index) => KeyValuePair.Create(id, index)).ToDictionary().ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>How many ids there are.</summary>
    public int Count => _ids.Length;

    /// <summary>All ids, in the order of their indexes.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The id at an index.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public string this[int index] => _ids[index];

    /// <summary>The index of an id, or -1 when it is not in the vocabulary.</summary>
    /// <param name="id">Compared byte by byte: ids have no case rules.</param>
    public int IndexOf(string id) => _indexes.Value.GetValueOrDefault(id, -1);
}
