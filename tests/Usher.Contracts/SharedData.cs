namespace Usher.Contracts;

/// <summary>The data sets that lie beside the project, never in it. A test that reads them skips itself, saying so, where they are absent.</summary>
public static class SharedData
{
    // The variable USHER_SHARED, or else "../shared" from the root of the repository; with "data" added.
    private static string Folder { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("USHER_SHARED") is { Length: > 0 } shared ? shared : Path.Combine(Repository.Root, "..", "shared"), "data");

    /// <summary>The path of a file, or skips the test.</summary>
    /// <param name="parts">Folder and file below data/, such as "ml-100k" and "u.data".</param>
    public static string FileOrSkip(params ReadOnlySpan<string> parts) => PathOrSkip(parts, File.Exists);

    /// <summary>The path of a folder, or skips the test.</summary>
    /// <param name="parts">Folders below data/, such as "ml-100k".</param>
    public static string FolderOrSkip(params ReadOnlySpan<string> parts) => PathOrSkip(parts, Directory.Exists);

    private static string PathOrSkip(ReadOnlySpan<string> parts, Func<string, bool> isThere)
    {
        var path = Path.Combine([Folder, .. parts]);
        Assert.SkipUnless(isThere(path), $"{path} is absent; set USHER_SHARED to the folder that holds data/{string.Join('/', parts)}.");
        return path;
    }
}
