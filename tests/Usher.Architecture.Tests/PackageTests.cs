using System.Text.Json;
using System.Text.RegularExpressions;

namespace Usher.Architecture.Tests;

public sealed partial class PackageTests
{
    [Fact]
    public void Libtorch_is_referenced_from_Training_only()
    {
        var users = Repository.Files("*.csproj")
            .Select(path => ProjectFile.Parse(path, Repository.Read(path)))
            .Where(project => project.Packages.Any(IsTorch))
            .Select(project => project.Name);

        Assert.Equal(["Usher.Training"], users);
    }

    [Fact]
    public void Neither_the_host_nor_a_room_it_uses_is_resolved_with_libtorch()
    {
        var room = Room.Find("Usher")!;
        var locks = room.MayUse.Append(room.Name).Select(name => $"src/{name}/packages.lock.json").Where(path => File.Exists(Path.Combine(Repository.Root, path))).ToArray();

        Assert.Contains("src/Usher/packages.lock.json", locks);
        Assert.All(locks, path => Assert.DoesNotContain(PackagesIn(path), IsTorch));
    }

    [Fact]
    public void The_trainer_is_resolved_with_libtorch() =>
        Assert.Contains(PackagesIn("src/Usher.Trainer/packages.lock.json"), IsTorch);

    [Fact]
    public void The_text_model_is_referenced_from_Training_only()
    {
        var users = Repository.Files("*.csproj")
            .Select(path => ProjectFile.Parse(path, Repository.Read(path)))
            .Where(project => project.Packages.Any(IsTextModel))
            .Select(project => project.Name);
        var room = Room.Find("Usher")!;
        var locks = room.MayUse.Append(room.Name).Select(name => $"src/{name}/packages.lock.json").Where(path => File.Exists(Path.Combine(Repository.Root, path)));

        Assert.Equal(["Usher.Training"], users);
        Assert.All(locks, path => Assert.DoesNotContain(PackagesIn(path), IsTextModel));
    }

    [Fact]
    public void Versions_are_pinned_in_one_file() =>
        Assert.All(Repository.Files("*.csproj"), path => Assert.Empty(ProjectFile.Parse(path, Repository.Read(path)).Versions));

    [Fact]
    public void Every_project_has_a_lock_file()
    {
        var locks = Repository.Files("packages.lock.json");

        Assert.All(Repository.Files("*.csproj"), path => Assert.Contains($"{Path.GetDirectoryName(path)}/packages.lock.json", locks));
    }

    [Fact]
    public void No_lock_file_names_a_download_host()
    {
        string[] files = [.. Repository.Files("*.lock.json"), .. Repository.Files("package-lock.json"), .. Repository.Files("*.lock"), .. Repository.Files("*.lockb")];

        Assert.NotEmpty(files);
        Assert.All(files, path => Assert.DoesNotMatch(Address(), Repository.Read(path)));
    }

    [Theory]
    [InlineData("""{ "resolved": "https://example.org/a.tgz" }""")]
    [InlineData("""{ "resolved": "git+ssh://git@example.org/a.git" }""")]
    public void A_download_host_in_a_lock_file_is_noticed(string text) => Assert.Matches(Address(), text);

    private static bool IsTorch(string package) => package.Contains("torch", StringComparison.OrdinalIgnoreCase);

    private static bool IsTextModel(string package) => package.Contains("onnx", StringComparison.OrdinalIgnoreCase) || package.Contains("SentenceTransformers", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string> PackagesIn(string lockFile)
    {
        using var json = JsonDocument.Parse(Repository.Read(lockFile));
        return [.. json.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()).Select(package => package.Name).Distinct()];
    }

    [GeneratedRegex("[a-z+]+://", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
