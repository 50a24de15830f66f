namespace Usher.Architecture.Tests.Folders;

/// <summary>Folders of a room do not refer to each other in a cycle. The built assemblies are read, so that every kind of reference counts.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Rooms => [.. Room.All.Select(room => room.Name)];

    /// <summary>The ways to refer to a type, each by the name of a small room in Examples.cs in which two folders do so to each other.</summary>
    public static TheoryData<string> Ways => [.. typeof(FolderTests).Assembly.GetTypes()
        .Select(type => type.Namespace ?? "")
        .Where(name => name.StartsWith(Example(""), StringComparison.Ordinal))
        .Select(name => name[Example("").Length..].Split('.')[0])
        .Distinct()
        .Except(["Acyclic", "RootAbove", "Long"])];

    private static string ThisAssembly { get; } = typeof(FolderTests).Assembly.Location;

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Folders_of_a_room_do_not_refer_to_each_other_in_a_cycle(string room)
    {
        var fault = FolderGraph.Of(room, TypeReferences.Read(AssemblyOf(room))).Fault();

        Assert.True(fault is null, fault);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Two_folders_that_refer_to_each_other_are_found_whichever_way_they_do(string way)
    {
        var fault = GraphOf(way).Fault();

        Assert.NotNull(fault);
        Assert.Contains(" uses ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_examples_of_the_ways_to_refer_to_a_type() => Assert.InRange(Ways.Count, 10, int.MaxValue);

    [Theory]
    [InlineData("Acyclic")]
    [InlineData("RootAbove")]
    public void Folders_that_only_use_what_is_below_them_are_no_fault(string room)
    {
        var graph = GraphOf(room);

        Assert.NotEmpty(graph.Uses);
        Assert.Null(graph.Fault());
    }

    [Fact]
    public void The_smallest_cycle_is_told_with_its_types_and_what_to_do()
    {
        Assert.Equal(
            """
            Usher.Architecture.Tests.Examples.Long: these folders refer to each other in a cycle, so that none can be read or changed without the others.
              Bakery -> Mill: Baker uses Miller
              Mill -> Bakery: Miller uses Baker
              Decide which of them is below. Move the facts that both need (records, ids, small rules) down into it or into a folder of their own, and leave the operations above.
            """,
            GraphOf("Long").Fault(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_folder_that_uses_the_root_which_uses_it_is_told_that_it_may_not() =>
        Assert.Contains("folders may not use them", GraphOf("RootBelow").Fault(), StringComparison.Ordinal);

    private static FolderGraph GraphOf(string room) => FolderGraph.Of(Example(room), TypeReferences.Read(ThisAssembly));

    private static string Example(string room) => $"Usher.Architecture.Tests.Examples.{room}";

    // artifacts/bin/Usher.Architecture.Tests/CONFIGURATION lies beside artifacts/bin/ROOM/CONFIGURATION.
    private static string AssemblyOf(string room)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", room, configuration));
        return Directory.Exists(folder) && Directory.GetFiles(folder, $"{room}.dll", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }) is [var assembly]
            ? assembly
            : throw new FileNotFoundException($"{room} is not built in {folder}. The tests' project builds the host with all it uses; a room that the host does not use needs a reference there.");
    }
}
