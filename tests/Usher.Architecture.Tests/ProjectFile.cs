using System.Xml.Linq;

namespace Usher.Architecture.Tests;

/// <summary>What a project file says it uses.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="References">Names of the projects whose code it uses.</param>
/// <param name="BuildsBeside">Names of the projects that are only built along with it.</param>
/// <param name="Packages">Names of the packages.</param>
/// <param name="Versions">Versions written in the project file itself.</param>
internal sealed record ProjectFile(
    string Path, IReadOnlyList<string> References, IReadOnlyList<string> BuildsBeside, IReadOnlyList<string> Packages, IReadOnlyList<string> Versions)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static IReadOnlyList<ProjectFile> InFolder(string folder) =>
        [.. Repository.Files("*.csproj").Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Select(path => Parse(path, Repository.Read(path)))];

    public static ProjectFile Parse(string path, string xml)
    {
        var project = XDocument.Parse(xml);
        var references = project.Descendants("ProjectReference").ToLookup(IsForBuildOnly, reference => NameOf(Attribute(reference, "Include")));
        var packages = project.Descendants("PackageReference").ToArray();
        return new(
            path,
            [.. references[false]],
            [.. references[true]],
            [.. packages.Select(package => Attribute(package, "Include"))],
            [.. packages.Select(package => Attribute(package, "Version") + Attribute(package, "VersionOverride")).Where(version => version.Length > 0)]);
    }

    private static bool IsForBuildOnly(XElement reference) => Attribute(reference, "ReferenceOutputAssembly") == "false";

    private static string Attribute(XElement element, string name) => element.Attribute(name)?.Value ?? "";

    private static string NameOf(string reference) => System.IO.Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'));
}
