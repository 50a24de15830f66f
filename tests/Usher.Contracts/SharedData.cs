namespace Usher.Contracts;

/// <summary>The data sets that lie beside the project, never in it. A test that reads them skips itself, saying so, where they are absent.</summary>
public static class SharedData
{
    /// <summary>The folder: the variable USHER_SHARED, or else "../shared" from the root of the repository; with "data" added.</summary>
    public static string Folder { get; } =
        Path.Combine(Environment.GetEnvironmentVariable("USHER_SHARED") ?? Path.Combine(RepositoryRoot(), "..", "shared"), "data");

    /// <summary>The path of a file, or skips the test.</summary>
    /// <param name="parts">Folder and file below <see cref="Folder"/>.</param>
    public static string FileOrSkip(params string[] parts)
    {
        var path = Path.Combine([Folder, .. parts]);
        Assert.SkipUnless(File.Exists(path), $"{path} is absent; set USHER_SHARED to the folder that holds data/{string.Join('/', parts)}.");
        return path;
    }

    /// <summary>The folder that holds Usher.slnx; that of the tests where none does.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Usher.slnx")))
            folder = folder.Parent;

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
