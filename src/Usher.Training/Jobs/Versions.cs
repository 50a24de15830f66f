using System.Reflection;
using TorchSharp;

namespace Usher.Training.Jobs;

/// <summary>The versions of the software that trained a model. With the seed and the data they make a training reproducible.</summary>
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
