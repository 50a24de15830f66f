namespace Usher.Datasets.Tests.MovieLens;

/// <summary>The data sets that lie beside the repository and are no part of it.</summary>
internal static class SharedData
{
    /// <summary>The folder of a data set; the test is skipped where it is absent.</summary>
    /// <param name="name">Such as "ml-100k".</param>
    public static string Folder(string name)
    {
        var folder = Path.Combine(Root, "data", name);
        Assert.SkipUnless(Directory.Exists(folder), $"'{folder}' is absent; set USHER_SHARED to the folder that holds data/{name}.");
        return folder;
    }

    private static string Root =>
        Environment.GetEnvironmentVariable("USHER_SHARED") is { Length: > 0 } shared ? shared : Path.Combine(Repository(), "..", "shared");

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Usher.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"No Usher.slnx above '{AppContext.BaseDirectory}'.");
        return folder;
    }
}
