namespace Usher.Ranking.Rankers;

/// <summary>Cuts the time of a dataset into periods of about as many events each, so that a model can learn what is popular when.</summary>
/// <param name="ends">(P - 1) the first second after each period but the last, which has no end: what comes after training belongs to it.</param>
public readonly struct TrendPeriods(ReadOnlyMemory<long> ends)
{
    private const int MinEvents = 1500;
    private const int MaxPeriods = 96;

    /// <summary>(P - 1) the first second after each period but the last.</summary>
    public ReadOnlyMemory<long> Ends => ends;

    /// <summary>P.</summary>
    public int Count => ends.Length + 1;

    /// <summary>The period of a moment.</summary>
    /// <param name="time">Seconds since 1970-01-01 UTC.</param>
    public int Of(long time)
    {
        var at = ends.Span.BinarySearch(time);
        return at < 0 ? ~at : at + 1;
    }

    /// <summary>Finds the periods of these events.</summary>
    /// <param name="times">Seconds since 1970-01-01 UTC, in any order; sorted by this method.</param>
    public static TrendPeriods Over(long[] times)
    {
        Array.Sort(times);
        var count = Math.Clamp(times.Length / MinEvents, 1, MaxPeriods);
        return new(Enumerable.Range(1, count - 1).Select(period => times[(long)period * times.Length / count]).Distinct().ToArray());
    }

    internal static TrendPeriods Load(RankerReader reader, string name)
    {
        var ends = reader.Vector<long>(name);
        for (var i = 1; i < ends.Length; i++)
        {
            if (ends.Span[i] <= ends.Span[i - 1])
                throw new InvalidDataException($"The model's period {i} ends at {ends.Span[i]}, not after the one before it. Train again.");
        }

        return new(ends);
    }
}
