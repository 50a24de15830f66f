using System.Diagnostics;
using System.Globalization;

namespace Usher.Ranking.ModelFolders;

/// <summary>What killed writers left beside a model folder: .MODEL.PID.unfinished, and .MODEL.PID.replaced, the older model on its way out.</summary>
internal static class Leftovers
{
    private const string UnfinishedEnd = ".unfinished";
    private const string ReplacedEnd = ".replaced";

    /// <summary>Where this process writes what shall be at a place.</summary>
    /// <param name="place">A full path.</param>
    public static string Unfinished(string place) => Beside(place, Environment.ProcessId, UnfinishedEnd);

    /// <summary>Where this process puts what is at a place, until it can be removed.</summary>
    /// <param name="place">A full path.</param>
    public static string Replaced(string place) => Beside(place, Environment.ProcessId, ReplacedEnd);

    /// <summary>
    /// Removes what processes left that are gone. Where one died after it had put the older model aside and before the newer one was in its place, the older one goes
    /// back. What cannot be removed stays: it is in nobody's way.
    /// </summary>
    /// <param name="place">A full path to which no other thread of this process is writing: what has this process's number there is of an earlier one.</param>
    public static void Sweep(string place)
    {
        var parent = Path.GetDirectoryName(place);
        if (!Directory.Exists(parent))
            return;

        var all = new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };
        var writers = Directory.EnumerateDirectories(parent, "*", all).Select(path => WriterOf(path, place)).OfType<int>().Distinct();
        foreach (var process in writers.ToArray())
        {
            if (process == Environment.ProcessId || !IsRunning(process))
                Settle(place, Beside(place, process, UnfinishedEnd), Beside(place, process, ReplacedEnd));
        }
    }

    private static void Settle(string place, string unfinished, string replaced)
    {
        try
        {
            // With both there and the place empty, the writer died between its two renames.
            if (Directory.Exists(unfinished) && Directory.Exists(replaced) && !Directory.Exists(place))
                Directory.Move(replaced, place);

            foreach (var folder in (string[])[unfinished, replaced])
            {
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Of another user, or swept by another process at this moment.
        }
    }

    private static string Beside(string place, int process, string end) =>
        Path.Combine(Path.GetDirectoryName(place)!, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(place)}.{process}{end}"));

    // The process that a path names, if it is beside the place and one of the two.
    private static int? WriterOf(string path, string place)
    {
        var words = Path.GetFileName(path).Split('.');
        return words.Length > 3 && int.TryParse(words[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            && (path == Beside(place, process, UnfinishedEnd) || path == Beside(place, process, ReplacedEnd))
                ? process
                : null;
    }

    private static bool IsRunning(int process)
    {
        try
        {
            Process.GetProcessById(process).Dispose();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
