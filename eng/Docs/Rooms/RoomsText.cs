using System.Text;

namespace Usher.Docs.Rooms;

/// <summary>Fills the picture of the rooms and the list of their folders into docs/architecture.md.</summary>
public static class RoomsText
{
    private const string Picture = "picture of the rooms";
    private const string Folders = "folders of the rooms";

    /// <exception cref="InvalidDataException">A marker is missing.</exception>
    public static string Fill(string document, IReadOnlyList<Room> rooms)
    {
        var descriptions = DescriptionsIn(Between(document, Folders));
        return Replace(Replace(document, Picture, PictureOf(rooms)), Folders, ListOf(rooms, descriptions));
    }

    /// <summary>An arrow from each room to the rooms it uses. Where it also uses one through another, only the longer way is drawn.</summary>
    private static string PictureOf(IReadOnlyList<Room> rooms)
    {
        var picture = new StringBuilder("```mermaid\nflowchart TD\n");
        foreach (var room in rooms)
        {
            foreach (var used in room.Uses.Where(used => !room.Uses.Any(other => other != used && Reaches(rooms, other, used))).Order(StringComparer.Ordinal))
                picture.Append(null, $"    {ShortName(room.Name)} --> {ShortName(used)}\n");
            foreach (var started in room.Starts)
                picture.Append(null, $"    {ShortName(room.Name)} -. starts .-> {ShortName(started)}\n");
        }

        return picture.Append("```\n").ToString();
    }

    /// <summary>The folders as they are; their descriptions as they were written.</summary>
    private static string ListOf(IReadOnlyList<Room> rooms, Dictionary<(string Room, string Folder), string> descriptions)
    {
        var list = new StringBuilder();
        foreach (var room in rooms.Where(room => room.Folders.Count > 0))
        {
            list.Append(null, $"### {room.Name}\n\n");
            foreach (var folder in room.Folders)
                list.Append(null, $"- `{folder}`{(descriptions.TryGetValue((room.Name, folder), out var description) ? $": {description}" : "")}\n");
            list.Append('\n');
        }

        return list.ToString().TrimEnd('\n') + "\n";
    }

    // - `Folder`: description, below ### Room
    private static Dictionary<(string Room, string Folder), string> DescriptionsIn(string list)
    {
        var (room, descriptions) = ("", new Dictionary<(string, string), string>());
        foreach (var line in list.Split('\n'))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                room = line[4..].Trim();
            else if (line.StartsWith("- `", StringComparison.Ordinal) && line[3..].Split("`: ", 2) is [var folder, var description])
                descriptions[(room, folder)] = description;
        }

        return descriptions;
    }

    private static bool Reaches(IReadOnlyList<Room> rooms, string from, string to) =>
        rooms.FirstOrDefault(room => room.Name == from) is { } room && room.Uses.Any(used => used == to || Reaches(rooms, used, to));

    private static string ShortName(string name) => name.StartsWith("Usher.", StringComparison.Ordinal) ? name["Usher.".Length..] : name;

    private static string Between(string document, string part)
    {
        var (start, end) = Place(document, part);
        return document[start..end];
    }

    private static string Replace(string document, string part, string text)
    {
        var (start, end) = Place(document, part);
        return document[..start] + text + document[end..];
    }

    private static (int Start, int End) Place(string document, string part)
    {
        var (opening, closing) = ($"<!-- generated: {part}, by eng/update-docs -->\n", "<!-- /generated -->");
        var start = document.IndexOf(opening, StringComparison.Ordinal);
        var end = start < 0 ? -1 : document.IndexOf(closing, start, StringComparison.Ordinal);
        if (end < 0)
            throw new InvalidDataException($"docs/architecture.md needs the two lines '{opening.TrimEnd()}' and '{closing}'; what is between them is generated.");

        return (start + opening.Length, end);
    }
}
