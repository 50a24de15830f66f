namespace Usher.Architecture.Tests;

public sealed class RoomTests
{
    [Fact]
    public void Every_room_uses_only_the_rooms_it_may()
    {
        var rooms = ProjectFile.InFolder("src");

        Assert.NotEmpty(rooms);
        Assert.Empty(rooms.SelectMany(Room.Faults));
    }

    [Fact]
    public void A_broken_rule_is_told_with_its_reason()
    {
        var project = ProjectFile.Parse(
            "src/Usher/Usher.csproj",
            """<Project><ItemGroup><ProjectReference Include="..\Usher.Training\Usher.Training.csproj" /></ItemGroup></Project>""");

        var fault = Assert.Single(Room.Faults(project));
        Assert.StartsWith("Usher uses Usher.Training. It may use ", fault, StringComparison.Ordinal);
        Assert.EndsWith("libtorch, its memory and its faults stay in the trainer's process.", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_room_without_a_rule_is_a_fault() =>
        Assert.Contains("no rule knows", Assert.Single(Room.Faults(ProjectFile.Parse("src/Usher.Attic/Usher.Attic.csproj", "<Project />"))), StringComparison.Ordinal);

    [Fact]
    public void Only_the_host_builds_another_room_beside_itself_and_only_the_trainer()
    {
        var built = ProjectFile.InFolder("src").SelectMany(project => project.BuildsBeside.Select(beside => $"{project.Name} builds {beside}"));

        Assert.Equal(["Usher builds Usher.Trainer"], built);
    }

    [Fact]
    public void Every_room_has_a_line_in_the_map()
    {
        var map = Repository.Read("src/readme.md");

        Assert.All(ProjectFile.InFolder("src"), room => Assert.Contains($"`{room.Name}`", map, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_is_part_of_the_solution()
    {
        var solution = Repository.Read("Usher.slnx");

        Assert.All(Repository.Files("*.csproj"), path => Assert.Contains($"\"{path}\"", solution, StringComparison.Ordinal));
    }
}
