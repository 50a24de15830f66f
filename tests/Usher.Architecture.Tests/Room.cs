namespace Usher.Architecture.Tests;

/// <summary>A project of src/ and the rooms it may open a door to.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="MayUse">The only projects it may reference.</param>
/// <param name="Because">Why no others.</param>
internal sealed record Room(string Name, IReadOnlyList<string> MayUse, string Because)
{
    /// <summary>The whole house. A new room gets a line here, in src/readme.md and in docs/architecture.md.</summary>
    public static IReadOnlyList<Room> All { get; } =
    [
        new("Usher.Wire", [], "wire formats are spelled as the service model spells them, whatever the service does behind them"),
        new("Usher.Http", [], "it keeps both ports open, whatever is answered on them"),
        new("Usher.Access", ["Usher.Wire"], "who may do what is decided in one place, and without knowing what is done"),
        new("Usher.Buckets", ["Usher.Wire", "Usher.Access"], "objects are bytes; what is in them is for others to know"),
        new("Usher.Datasets", ["Usher.Ranking"], "it turns files into training sets, which is all it has to know of learning"),
        new("Usher.Filters", ["Usher.Datasets", "Usher.Ranking"], "an expression, schemas and rows go in, a set of items comes out; requests and batch jobs use it alike"),
        new("Usher.Ranking", [], "it is a library for those who want no server, and every other room may lean on it"),
        new("Usher.Training", ["Usher.Ranking"], "it is a library for those who want no server; it is given training sets, not files"),
        new("Usher.Trainer", ["Usher.Training"], "it is the few lines that make a process of the training"),
        new("Usher.Core", ["Usher.Wire", "Usher.Access", "Usher.Buckets", "Usher.Datasets", "Usher.Filters", "Usher.Ranking"], "the service trains in another process and says through ports what it wants stored"),
        new("Usher.Metering", ["Usher.Core", "Usher.Buckets", "Usher.Wire"], "it measures the service through what the service shows and reports; the service runs without it"),
        new("Usher.Storage", ["Usher.Core", "Usher.Metering", "Usher.Access", "Usher.Buckets", "Usher.Wire"], "a database is a provider: deleting it is deleting a folder and one line of the host"),
        new("Usher.Api", ["Usher.Core", "Usher.Metering", "Usher.Access", "Usher.Buckets", "Usher.Wire", "Usher.Http"], "endpoints translate, Core decides"),
        new("Usher.Web", ["Usher.Wire", "Usher.Http"], "the web site is a client of the API like any other"),
        new(
            "Usher",
            ["Usher.Wire", "Usher.Access", "Usher.Buckets", "Usher.Datasets", "Usher.Ranking", "Usher.Core", "Usher.Metering", "Usher.Storage", "Usher.Api", "Usher.Web"],
            "the host picks and wires; libtorch, its memory and its faults stay in the trainer's process"),
    ];

    public static Room? Find(string name) => All.FirstOrDefault(room => room.Name == name);

    /// <summary>What is wrong with the references of a project, in words; empty when nothing is.</summary>
    public static IEnumerable<string> Faults(ProjectFile project)
    {
        if (Find(project.Name) is not { } room)
            return [$"{project.Path} is a room that no rule knows. Say in Room.cs what it may use and why."];

        var allowed = room.MayUse.Count == 0 ? "no other room" : string.Join(", ", room.MayUse);
        return project.References.Except(room.MayUse).Select(used => $"{room.Name} uses {used}. It may use {allowed}: {room.Because}.");
    }
}
