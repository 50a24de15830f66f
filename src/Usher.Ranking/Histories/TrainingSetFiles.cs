using Usher.Ranking.Tensors;

namespace Usher.Ranking.Histories;

/// <summary>A training set as a folder of files, to hand from one process to another.</summary>
public static class TrainingSetFiles
{
    private const string FileName = "training-set.safetensors";
    private const string Version = "2";

    /// <summary>Writes a set.</summary>
    /// <param name="set">What to write.</param>
    /// <param name="folder">Made when absent.</param>
    public static void Write(TrainingSet set, string folder)
    {
        Directory.CreateDirectory(folder);
        var writer = new SafetensorsWriter();
        writer.Describe("training-set", Version);
        TextTable.Add(writer, "users", set.UserIds.Ids);
        TextTable.Add(writer, "items", set.ItemIds.Ids);
        writer.Add<long>("events.offsets", set.Offsets, set.Offsets.Length);
        writer.Add<int>("events.items", set.Items, set.Items.Length);
        writer.Add<long>("events.times", set.Times, set.Times.Length);
        if (set.Values is { } values)
            writer.Add<float>("events.values", values, values.Length);
        if (set.Weights is { } weights)
            writer.Add<float>("events.weights", weights, weights.Length);
        WriteFields(writer, "item-fields", set.ItemFields);
        WriteFields(writer, "user-fields", set.UserFields);
        WriteFields(writer, "event-fields", set.EventFields);
        WriteTexts(writer, set.ItemTexts);
        if (set.ItemTimes is { } itemTimes)
            writer.Add<long>("items.times", itemTimes, itemTimes.Length);
        writer.Write(Path.Combine(folder, FileName));
    }

    /// <summary>Reads a set that <see cref="Write"/> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidDataException">A file is missing, cut short or of another version.</exception>
    public static TrainingSet Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        using var file = SafetensorsFile.Open(path);
        var version = file.Metadata.GetValueOrDefault("training-set", "no");
        if (version != Version)
            throw new InvalidDataException($"{path} is a training set of {version} version; this version of Usher reads version {Version}.");

        var users = new TextTable(file, "users").ToArray();
        var items = new TextTable(file, "items").ToArray();
        var set = new TrainingSet
        {
            UserIds = new(users),
            ItemIds = new(items),
            Offsets = file.ReadArray<long>("events.offsets"),
            Items = file.ReadArray<int>("events.items"),
            Times = file.ReadArray<long>("events.times"),
            Values = file.Has("events.values") ? file.ReadArray<float>("events.values") : null,
            Weights = file.Has("events.weights") ? file.ReadArray<float>("events.weights") : null,
            ItemFields = ReadFields(file, "item-fields", items.Length, path),
            UserFields = ReadFields(file, "user-fields", users.Length, path),
            EventFields = ReadFields(file, "event-fields", (int)file.Vector<int>("events.items").Length, path),
            ItemTexts = ReadTexts(file, items.Length, path),
            ItemTimes = file.Has("items.times") ? file.ReadArray<long>("items.times") : null,
        };

        Check(Ranges.AreRows(set.Offsets, users.Length, set.EventCount), "users do not follow each other", path);
        Check(Ranges.AreBelow(set.Items, items.Length), "an event has an item that is not there", path);
        Check(set.Times.Length == set.EventCount && (set.Values?.Length ?? set.EventCount) == set.EventCount, "not every event has a time and a value", path);
        Check((set.Weights?.Length ?? set.EventCount) == set.EventCount && set.Weights?.All(weight => weight is > 0 and <= 1) is not false, "not every event has a weight above 0 and at most 1", path);
        Check((set.ItemTimes?.Length ?? items.Length) == items.Length, "not every item has a time", path);
        return set;
    }

    private static void WriteTexts(SafetensorsWriter writer, IReadOnlyList<TextField> fields)
    {
        TextTable.Add(writer, "item-texts", [.. fields.Select(field => field.Name)]);
        foreach (var (index, field) in fields.Index())
            TextTable.Add(writer, $"item-texts.{index}", field.Texts);
    }

    private static TextField[] ReadTexts(SafetensorsFile file, int items, string path)
    {
        var names = new TextTable(file, "item-texts").ToArray();
        var fields = new TextField[names.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new(names[i], new TextTable(file, $"item-texts.{i}").ToArray());
            Check(fields[i].Texts.Count == items, $"not every item has a text in {names[i]}", path);
        }

        return fields;
    }

    private static void WriteFields(SafetensorsWriter writer, string name, IReadOnlyList<Field> fields)
    {
        TextTable.Add(writer, name, [.. fields.Select(f => f.Name)]);
        foreach (var (index, field) in fields.Index())
        {
            TextTable.Add(writer, $"{name}.{index}.labels", field.Labels);
            writer.Add<int>($"{name}.{index}.offsets", field.Offsets, field.Offsets.Length);
            writer.Add<int>($"{name}.{index}.categories", field.Categories, field.Categories.Length);
            if (field.Starts is { } starts)
                writer.Add<double>($"{name}.{index}.starts", starts, starts.Length);
        }
    }

    private static Field[] ReadFields(SafetensorsFile file, string name, int rows, string path)
    {
        var names = new TextTable(file, name).ToArray();
        var fields = new Field[names.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            var field = new Field
            {
                Name = names[i],
                Labels = new TextTable(file, $"{name}.{i}.labels").ToArray(),
                Offsets = file.ReadArray<int>($"{name}.{i}.offsets"),
                Categories = file.ReadArray<int>($"{name}.{i}.categories"),
                Starts = file.Has($"{name}.{i}.starts") ? file.ReadArray<double>($"{name}.{i}.starts") : null,
            };
            Check(Ranges.AreRows(field.Offsets, rows, field.Categories.Length), $"the rows of {field.Name} do not follow each other", path);
            Check(Ranges.AreBelow(field.Categories, field.Labels.Count), $"{field.Name} has a category without a label", path);
            fields[i] = field;
        }

        return fields;
    }

    private static void Check(bool condition, string otherwise, string path)
    {
        if (!condition)
            throw new InvalidDataException($"{path} is damaged: {otherwise}.");
    }
}
