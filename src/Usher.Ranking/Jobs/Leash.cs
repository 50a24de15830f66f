namespace Usher.Ranking.Jobs;

/// <summary>Notices when the process that started this one is gone: the system then closes the other end of its standard input.</summary>
public static class Leash
{
    /// <summary>Reads an input to its end on a thread of its own.</summary>
    /// <param name="input">Nothing is expected in it.</param>
    /// <param name="end">Called at its end.</param>
    public static void Hold(Stream input, Action end) => new Thread(() =>
    {
        var ignored = new byte[256];
        while (input.Read(ignored) > 0)
        {
        }

        end();
    })
    {
        IsBackground = true,
        Name = "leash",
    }.Start();
}
