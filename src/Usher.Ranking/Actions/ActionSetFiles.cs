using Usher.Ranking.Histories;
using Usher.Ranking.Tensors;

namespace Usher.Ranking.Actions;

/// <summary>A set of actions as a file beside the training set, to hand from one process to another.</summary>
public static class ActionSetFiles
{
    private const string FileName = "actions.safetensors";
    private const string Version = "1";

    /// <summary>Writes a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="folder">The folder of the training set.</param>
    public static void Write(ActionSet set, string folder)
    {
        Directory.CreateDirectory(folder);
        var writer = new SafetensorsWriter();
        writer.Describe("action-set", Version);
        TextTable.Add(writer, "actions", set.ActionIds.Ids);
        TextTable.Add(writer, "users", set.UserIds.Ids);
        ActionHistoryIndex.AddEvents(writer, set);
        writer.Write(Path.Combine(folder, FileName));
    }

    /// <summary>Whether a folder has a set.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Reads a set that <see cref="Write"/> wrote.</summary>
    /// <param name="folder">The folder of the training set.</param>
    /// <exception cref="InvalidDataException">The file is missing, cut short, damaged or of another version.</exception>
    public static ActionSet Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        using var file = SafetensorsFile.Open(path);
        var version = file.Metadata.GetValueOrDefault("action-set", "no");
        if (version != Version)
            throw new InvalidDataException($"{path} is a set of actions of {version} version; this version of Usher reads version {Version}.");

        var set = new ActionSet
        {
            ActionIds = new(new TextTable(file, "actions").ToArray()),
            UserIds = new(new TextTable(file, "users").ToArray()),
            Offsets = file.ReadArray<long>("offsets"),
            Actions = file.ReadArray<int>("events.actions"),
            Types = file.ReadArray<sbyte>("events.types"),
            Times = file.ReadArray<long>("events.times"),
        };
        if (!Ranges.AreRows(set.Offsets, set.UserIds.Count, set.EventCount)
            || !Ranges.AreBelow(set.Actions, set.ActionIds.Count)
            || set.Types.Length != set.EventCount
            || set.Times.Length != set.EventCount
            || set.Types.Any(type => !Enum.IsDefined((ActionEventType)type)))
            throw new InvalidDataException($"{path} is damaged: its interactions do not fit its users and actions.");

        return set;
    }
}
