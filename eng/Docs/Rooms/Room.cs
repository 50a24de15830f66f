using System.Xml.Linq;

namespace Usher.Docs.Rooms;

/// <summary>A project of src/.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Uses">Names of the projects whose code it uses.</param>
/// <param name="Starts">Names of the projects that are only built beside it: programs that it starts.</param>
/// <param name="Folders">Names of its folders that have source files.</param>
public sealed record Room(string Name, IReadOnlyList<string> Uses, IReadOnlyList<string> Starts, IReadOnlyList<string> Folders)
{
    /// <summary>All rooms, in the order of the map in src/readme.md; one that the map lacks comes last.</summary>
    public static IReadOnlyList<Room> AllIn(string root)
    {
        var map = File.ReadAllText(Path.Combine(root, "src", "readme.md"));
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "src"), "*.csproj", SearchOption.AllDirectories)
                .Select(Read)
                .OrderBy(room => map.IndexOf($"| `{room.Name}` |", StringComparison.Ordinal) is var at and >= 0 ? at : int.MaxValue)
                .ThenBy(room => room.Name, StringComparer.Ordinal),
        ];
    }

    private static Room Read(string project)
    {
        var references = XDocument.Load(project).Descendants("ProjectReference").ToLookup(
            reference => reference.Attribute("ReferenceOutputAssembly")?.Value == "false",
            reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        return new(Path.GetFileNameWithoutExtension(project), [.. references[false]], [.. references[true]], [.. FoldersIn(Path.GetDirectoryName(project)!)]);
    }

    private static IEnumerable<string> FoldersIn(string folder) => Directory.EnumerateDirectories(folder)
        .Where(inner => Path.GetFileName(inner) is not ("bin" or "obj"))
        .Where(inner => Directory.EnumerateFiles(inner, "*", SearchOption.AllDirectories).Any(file => Path.GetExtension(file) is ".cs" or ".razor"))
        .Select(inner => Path.GetFileName(inner))
        .Order(StringComparer.Ordinal);
}
