using System.Diagnostics;

namespace Usher.Buckets.Tests.Files;

/// <summary>A file system of four mebibytes in memory, for finding it full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <returns>Null where this process may not mount.</returns>
    public static SmallDisk? TryMount()
    {
        var folder = Directory.CreateTempSubdirectory("usher-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", "size=4m", "usher-test", folder))
            return new(folder);

        Directory.Delete(folder);
        return null;
    }

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
