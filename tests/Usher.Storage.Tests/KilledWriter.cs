using System.Diagnostics;

namespace Usher.Storage.Tests;

/// <summary>Usher.Storage.Writer, killed in the midst of its work.</summary>
internal static class KilledWriter
{
    /// <summary>Starts the writer, kills it after so many lines, and gives all that it said.</summary>
    public static async Task<List<string>> RunAsync(string what, string folder, int lines, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Usher.Storage.Writer.dll"), what, folder },
            RedirectStandardOutput = true,
        };
        using var writer = Process.Start(start)!;
        var said = new List<string>();
        while (await writer.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            said.Add(line);
            if (said.Count == lines)
                writer.Kill();
        }

        await writer.WaitForExitAsync(cancellationToken);
        return said;
    }
}
