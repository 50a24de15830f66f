namespace Usher.Datasets.Generated.Viewing;

/// <summary>When a viewer watches: sessions on some days, more of them in evenings and on weekends, with some films in each.</summary>
internal sealed class Diary(Random random, GeneratedCatalogueOptions options)
{
    /// <summary>No session is longer, in films.</summary>
    public const int LongestSession = 20;

    private const double MeanSession = 3;
    private const double MaxDaysWithSession = 0.5;                   // busier viewers have longer sessions rather than one every day
    private const double MedianGap = 6 * 60;                          // seconds between two films: viewers note what they have seen
    private const int ShortestGap = 20;
    private const int LongestGap = 40 * 60;
    private const int Hour = 60 * 60;
    private const int Day = 24 * Hour;

    private static readonly WeightedChoice Hours =
        new([6, 3, 1, 1, 1, 1, 2, 4, 6, 7, 8, 9, 11, 11, 11, 12, 13, 16, 22, 30, 36, 34, 24, 14]);
    private static readonly double[] Weekdays = [1.7, 0.9, 0.9, 1, 1, 1.4, 1.9];             // Sunday first, as DayOfWeek counts

    /// <summary>The moments of all films that a viewer watches, session by session, oldest first; no two are equal.</summary>
    public IEnumerable<(long Timestamp, bool BeginsSession)> Of(Viewer viewer)
    {
        var sessions = Sessions(viewer.Events, options.Days - viewer.FirstDay);
        var days = PickDays(viewer.FirstDay, sessions.Count);
        var last = long.MinValue;
        for (var session = 0; session < sessions.Count; session++)
        {
            var hour = Math.Clamp(Hours.Next(random) + viewer.HoursLater, 0, 23);
            var time = options.StartSeconds + ((long)days[session] * Day) + (hour * Hour) + random.Next(Hour);
            for (var film = 0; film < sessions[session]; film++)
            {
                time = Math.Max(time, last + ShortestGap);            // last night's session may reach into this day
                yield return (time, film == 0);
                last = time;
                time += (long)Math.Clamp(MedianGap * Math.Exp(random.NextNormal()), ShortestGap, LongestGap);
            }
        }
    }

    // How many films in each session: geometric lengths that add up to all events, in no more sessions than there are days.
    private List<int> Sessions(int events, int days)
    {
        var mean = Math.Max(MeanSession, events / (MaxDaysWithSession * days));
        var lengths = new List<int>();
        for (var left = events; left > 0; left -= lengths[^1])
            lengths.Add(Math.Min(left, Math.Min(LongestSession, 1 + (int)random.NextExponential(mean - 0.5))));

        while (lengths.Count > days)
        {
            var spare = lengths[^1];
            lengths.RemoveAt(lengths.Count - 1);
            for (var session = 0; spare > 0; session = (session + 1) % lengths.Count)
            {
                if (lengths[session] >= LongestSession)
                    continue;
                lengths[session]++;
                spare--;
            }
        }

        return lengths;
    }

    // Distinct days, drawn by weekday (Efraimidis and Spirakis, 2006: the largest of u^(1/weight)), in order.
    private int[] PickDays(int first, int count) =>
    [
        .. Enumerable.Range(first, options.Days - first)
            .Select(day => (Day: day, Key: Math.Log(1 - random.NextDouble()) / Weekdays[(int)options.Start.AddDays(day).DayOfWeek]))
            .OrderByDescending(entry => entry.Key)
            .Take(count)
            .Select(entry => entry.Day)
            .Order(),
    ];
}
