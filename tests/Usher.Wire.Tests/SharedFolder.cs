namespace Usher.Wire.Tests;

/// <summary>The folder beside the project with what AWS published: service models, signature examples. Tests that read it are skipped where it is absent.</summary>
internal static class SharedFolder
{
    /// <summary>The variable USHER_SHARED, or else "../shared" from the root of the repository.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("USHER_SHARED") is { Length: > 0 } shared ? shared : System.IO.Path.Combine(Root(), "..", "shared");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Usher.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
