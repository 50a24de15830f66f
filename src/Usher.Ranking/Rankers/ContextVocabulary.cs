using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Usher.Ranking.Histories;

namespace Usher.Ranking.Rankers;

/// <summary>The columns of events that a ranker learned, and what their values are called.</summary>
public sealed class ContextVocabulary
{
    // A column with more categories than this, such as the number of a session, tells nothing that can be learned.
    private const int MostCategories = 10_000;

    private readonly Dictionary<string, int>?[] _numbers;

    /// <summary>Takes columns.</summary>
    /// <param name="columns">At least one, each with at least one category.</param>
    public ContextVocabulary(IReadOnlyList<ContextColumn> columns)
    {
        Columns = columns;
        _numbers = [.. columns.Select(column => column.Starts is null ? column.Labels.Select((label, number) => (label, number)).ToDictionary(pair => pair.label, pair => pair.number, StringComparer.Ordinal) : null)];
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<ContextColumn> Columns { get; }

    /// <summary>The columns of events that can be learned: those with a category, and with not too many.</summary>
    /// <param name="set">A training set.</param>
    public static IReadOnlyList<Field> FieldsOf(TrainingSet set) => [.. set.EventFields.Where(field => field.Labels.Count is > 0 and <= MostCategories)];

    /// <summary>The vocabulary of columns.</summary>
    /// <param name="fields">At least one.</param>
    public static ContextVocabulary Of(IReadOnlyList<Field> fields) => new([.. fields.Select(field => new ContextColumn(field.Name, field.Labels, field.Starts))]);

    /// <summary>Reads the context of a request.</summary>
    /// <param name="values">Values as in the data, by column; the case of names does not count. Columns and categories that were not learned are ignored.</param>
    /// <returns>Null if nothing of it was learned.</returns>
    public EventContext? Read(IReadOnlyDictionary<string, string> values)
    {
        var categories = new int[Columns.Count][];
        for (var column = 0; column < categories.Length; column++)
        {
            var text = values.FirstOrDefault(value => value.Key.Equals(Columns[column].Name, StringComparison.OrdinalIgnoreCase)).Value;
            categories[column] = string.IsNullOrEmpty(text) ? [] : Read(column, text);
        }

        var context = new EventContext(categories);
        return context.IsEmpty ? null : context;
    }

    /// <summary>The context of an event of the set that the ranker was trained on.</summary>
    /// <param name="set">The set.</param>
    /// <param name="at">Index of the event, 0 to EventCount - 1.</param>
    public EventContext Of(TrainingSet set, long at) =>
        new([.. Columns.Select(column => set.EventFields.FirstOrDefault(field => field.Name == column.Name) is { } field ? field.Of((int)at).ToArray() : [])]);

    internal void Save(RankerWriter writer)
    {
        var (bytes, ends) = (new List<byte>(), new List<int>());
        foreach (var text in Columns.SelectMany(column => column.Labels.Prepend(column.Name)))
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(text));
            ends.Add(bytes.Count);
        }

        writer.Tensor("texts", MemoryMarshal.Cast<byte, sbyte>(CollectionsMarshal.AsSpan(bytes)), bytes.Count);
        writer.Tensor("ends", CollectionsMarshal.AsSpan(ends), ends.Count);
        writer.Tensor("labels", [.. Columns.Select(column => column.Labels.Count)], Columns.Count);
        for (var column = 0; column < Columns.Count; column++)
        {
            // Bits of doubles: models have no tensors of them.
            if (Columns[column].Starts is { } starts)
                writer.Tensor($"starts{column}", MemoryMarshal.Cast<double, long>(starts), starts.Length);
        }
    }

    internal static ContextVocabulary Load(RankerReader reader)
    {
        var texts = MemoryMarshal.Cast<sbyte, byte>(reader.Vector<sbyte>("texts").Span);
        var ends = reader.Vector<int>("ends").Span;
        var labels = reader.Vector<int>("labels").Span;
        var (columns, at) = (new ContextColumn[labels.Length], 0);
        for (var column = 0; column < columns.Length; column++)
        {
            if (labels[column] is < 1 or > MostCategories || at + labels[column] >= ends.Length)
                throw Damaged();

            var names = new string[1 + labels[column]];
            for (var name = 0; name < names.Length; name++, at++)
            {
                var begin = at == 0 ? 0 : ends[at - 1];
                if (begin < 0 || begin > ends[at] || ends[at] > texts.Length)
                    throw Damaged();
                names[name] = Encoding.UTF8.GetString(texts[begin..ends[at]]);
            }

            var starts = reader.HasTensor($"starts{column}") ? MemoryMarshal.Cast<long, double>(reader.Vector<long>($"starts{column}", labels[column]).Span).ToArray() : null;
            columns[column] = new(names[0], names[1..], starts);
        }

        return new(columns);

        static InvalidDataException Damaged() => new("The model's context columns do not follow each other: the model is damaged. Train again.");
    }

    // Several categories stand between bars, as in the data.
    private int[] Read(int column, string text)
    {
        if (_numbers[column] is { } numbers)
        {
            return [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(category => numbers.GetValueOrDefault(category, -1)).Where(number => number >= 0).Distinct()];
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return [];

        var at = Array.BinarySearch(Columns[column].Starts!, value);
        return [at >= 0 ? at : Math.Max(0, ~at - 1)];
    }
}
