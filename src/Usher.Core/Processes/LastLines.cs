namespace Usher.Core.Processes;

/// <summary>Keeps the last lines that a process prints, to show them if it crashes.</summary>
internal sealed class LastLines(int count)
{
    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        lock (_lines)
        {
            if (_lines.Count == count)
                _lines.Dequeue();

            _lines.Enqueue(line);
        }
    }

    /// <summary>" It last said:" and the lines, or nothing.</summary>
    public override string ToString()
    {
        lock (_lines)
            return _lines.Count == 0 ? "" : " It last said:" + string.Concat(_lines.Select(line => Environment.NewLine + "  " + line));
    }
}
