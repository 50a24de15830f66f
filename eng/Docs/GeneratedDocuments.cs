using Usher.Docs.Figures;
using Usher.Docs.Rooms;

namespace Usher.Docs;

/// <summary>A document with generated parts.</summary>
/// <param name="Path">Relative to the root of the repository.</param>
/// <param name="Before">The text as it is.</param>
/// <param name="Text">The text as it ought to be.</param>
public sealed record GeneratedDocument(string Path, string Before, string Text);

/// <summary>The documents whose parts are generated: the rooms in docs/architecture.md, and the measured figures wherever they stand.</summary>
public static class GeneratedDocuments
{
    private const string Architecture = "docs/architecture.md";

    /// <param name="root">The root of the repository.</param>
    /// <param name="verbs">"rooms", "figures" or both.</param>
    /// <exception cref="InvalidDataException">A marker is not understood, or asks for a figure that is not there.</exception>
    public static IReadOnlyList<GeneratedDocument> Of(string root, params IReadOnlyCollection<string> verbs)
    {
        var results = new ResultFolder(Path.Combine(root, "bench", "results"));
        return [.. Paths(root).Select(path => Of(root, path, verbs, results))];
    }

    private static GeneratedDocument Of(string root, string path, IReadOnlyCollection<string> verbs, ResultFolder results)
    {
        var before = File.ReadAllText(Path.Combine(root, path));
        var text = before;
        if (verbs.Contains("rooms") && path == Architecture)
            text = RoomsText.Fill(text, Room.AllIn(root));
        if (verbs.Contains("figures"))
            text = FigureText.Fill(text, results, path);
        return new(path, before, text);
    }

    private static IEnumerable<string> Paths(string root) =>
        Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(root, "README.md"))
            .Select(path => Path.GetRelativePath(root, path))
            .Order(StringComparer.Ordinal);
}
