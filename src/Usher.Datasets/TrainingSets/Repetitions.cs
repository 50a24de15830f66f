namespace Usher.Datasets.TrainingSets;

/// <summary>Tells, of events sorted by user and time, which of them repeat one that was there.</summary>
internal sealed class Repetitions
{
    // Beyond this many events of one user in one second, a set is quicker than looking at each.
    private const int ShortRun = 32;

    private readonly List<(int Item, ulong Other)> _run = [];
    private readonly HashSet<(int Item, ulong Other)> _longRun = [];
    private int _user = -1;
    private long _time;

    /// <summary>Whether an event agrees in everything with one before it.</summary>
    /// <param name="user">Number of the user.</param>
    /// <param name="item">Number of the item.</param>
    /// <param name="time">Its time.</param>
    /// <param name="rest">Hash of its other columns.</param>
    public bool Has(int user, int item, long time, ulong rest)
    {
        var key = (item, rest);
        if (user != _user || time != _time)
        {
            (_user, _time) = (user, time);
            _run.Clear();
            if (_longRun.Count > 0)
                _longRun.Clear();
            _run.Add(key);
            return false;
        }

        if (_run.Count < ShortRun)
        {
            if (_run.Contains(key))
                return true;

            _run.Add(key);
            return false;
        }

        if (_longRun.Count == 0)
            _longRun.UnionWith(_run);
        return !_longRun.Add(key);
    }
}
