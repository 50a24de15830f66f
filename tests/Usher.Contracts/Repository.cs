namespace Usher.Contracts;

/// <summary>The repository around this build.</summary>
public static class Repository
{
    /// <summary>The folder that holds Usher.slnx.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Usher.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds Usher.slnx.");
    }
}
