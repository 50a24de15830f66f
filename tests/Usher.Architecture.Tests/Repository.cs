namespace Usher.Architecture.Tests;

/// <summary>The files of the repository, as they lie around this build.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = [".git", "artifacts", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Every file whose name matches, as a path relative to the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string pattern) => [.. FilesIn(Root, pattern).Order(StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<string> FilesIn(string folder, string pattern)
    {
        foreach (var file in Directory.EnumerateFiles(folder, pattern))
            yield return Path.GetRelativePath(Root, file);

        foreach (var inner in Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))))
        {
            foreach (var file in FilesIn(inner, pattern))
                yield return file;
        }
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Usher.slnx"))
            ? folder
            : FindRoot(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? throw new DirectoryNotFoundException("No folder above the tests holds Usher.slnx."));
}
