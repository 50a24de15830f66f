using System.Reflection;
using TorchSharp;

namespace Usher.Training.Jobs;

/// <summary>The versions of what a model was made with: with the seed and the data, what it takes to make it again.</summary>
internal static class Versions
{
    public static IReadOnlyDictionary<string, string> All() => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["usher"] = Of(typeof(Versions).Assembly),
        ["dotnet"] = Environment.Version.ToString(),
        ["torchsharp"] = Of(typeof(torch).Assembly),
    };

    private static string Of(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
