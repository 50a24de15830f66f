using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Ranking.Histories;

namespace Usher.Datasets.TrainingSets;

/// <summary>Collects sorted events into plain arrays, leaving out repetitions.</summary>
internal sealed class EventArrays(int users, int capacity, bool withValues, bool withWeights, IReadOnlyList<SchemaField> fields)
{
    private readonly EventColumn[] _columns = [.. fields.Select(field => new EventColumn(field))];
    private readonly Repetitions _repetitions = new();
    private int _count;

    /// <summary>(U + 1) where each user's events begin.</summary>
    public long[] Offsets { get; } = new long[users + 1];

    /// <summary>(N) item of each event.</summary>
    public int[] Items { get; private set; } = new int[capacity];

    /// <summary>(N) moment of each event.</summary>
    public long[] Times { get; private set; } = new long[capacity];

    /// <summary>(N) EVENT_VALUE of each event, or null without such a column.</summary>
    public float[]? Values { get; private set; } = withValues ? new float[capacity] : null;

    /// <summary>(N) how much each event counts, or null where all count the same.</summary>
    public float[]? Weights { get; private set; } = withWeights ? new float[capacity] : null;

    /// <summary>The events' own columns.</summary>
    public IReadOnlyList<Field> Fields => [.. _columns.Select(column => column.ToField())];

    /// <summary>
    /// Takes rows of user, item, time, hash of the rest and, if there are values, value, and, if there are weights, weight, and then the events' own columns; sorted by user and time.
    /// </summary>
    public void Add(Chunk chunk)
    {
        var rowUsers = chunk.Column<int>(0);
        var rowItems = chunk.Column<int>(1);
        var rowTimes = chunk.Column<long>(2);
        var rowRests = chunk.Column<ulong>(3);
        var firstField = 4 + (Values is null ? 0 : 1) + (Weights is null ? 0 : 1);
        for (var row = 0; row < chunk.Count; row++)
        {
            if (_repetitions.Has(rowUsers[row], rowItems[row], rowTimes[row], rowRests[row]))
                continue;

            Items[_count] = rowItems[row];
            Times[_count] = rowTimes[row];
            if (Values is not null)
                Values[_count] = ValueAt(chunk, row);
            if (Weights is not null)
                Weights[_count] = chunk.Column<float>(Values is null ? 4 : 5)[row];
            for (var field = 0; field < _columns.Length; field++)
                _columns[field].Add(chunk, firstField + field, row);
            Offsets[rowUsers[row] + 1] = ++_count;
        }
    }

    /// <summary>To be called after the last row.</summary>
    public void Complete()
    {
        // A user can lose repetitions, never all events, so every offset is set.
        if (_count == Items.Length)
            return;

        Items = Items[.._count];
        Times = Times[.._count];
        Values = Values?[.._count];
        Weights = Weights?[.._count];
    }

    private static float ValueAt(Chunk chunk, int row) => chunk.ValidityOf(4)[row] ? chunk.Column<float>(4)[row] : float.NaN;
}
