namespace Usher.Datasets.Tests;

/// <summary>The data sets beside the repository, which it may not contain.</summary>
internal static class SharedData
{
    /// <summary>A path below the shared folder; skips the test, saying so, where it is absent.</summary>
    public static string Find(string path)
    {
        var full = Path.Combine(Environment.GetEnvironmentVariable("USHER_SHARED") ?? Path.Combine(Root(), "..", "shared"), path);
        Assert.SkipUnless(Path.Exists(full), $"{path} is not here; set USHER_SHARED to the folder that has it.");
        return full;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Usher.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? ".";
    }
}
