using Usher.Ranking.ModelFolders;

namespace Usher.Models;

/// <summary>The folder that a model shall end up in.</summary>
internal static class ModelPlace
{
    /// <summary>Finds out before training, not after an hour of it, whether a model can be put there.</summary>
    /// <param name="folder">Absent, empty, or an older model, which will be replaced.</param>
    /// <exception cref="IOException">Something else lies there, or nothing can be written there; the message says what to do.</exception>
    public static void Check(string folder)
    {
        ModelFolder.CheckPlace(folder);
        var probe = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))}.{Environment.ProcessId}.probe";
        Directory.CreateDirectory(probe);
        Directory.Delete(probe);
    }
}
