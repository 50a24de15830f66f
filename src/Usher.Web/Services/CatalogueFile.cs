using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Usher.Wire.Insight;

namespace Usher.Web.Services;

/// <summary>Reads an Items file in Personalize's form: CSV with a header, in UTF-8.</summary>
internal static class CatalogueFile
{
    private const string IdColumn = "ITEM_ID";

    private static readonly string[] TitleColumns = ["TITLE", "NAME", "ITEM_NAME"];

    /// <summary>The items, in the order of the file; of an id that comes twice, the last row.</summary>
    /// <exception cref="InvalidDataException">It is no such file; the message says where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyDictionary<string, DescribedItem> Read(string path)
    {
        using var text = new StreamReader(path);
        return Read(text, path);
    }

    /// <inheritdoc cref="Read(string)"/>
    internal static OrderedDictionary<string, DescribedItem> Read(TextReader text, string name)
    {
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        try
        {
            string[] header = csv.Read() ? [.. csv.Record!.Select(column => column.Trim())] : [];
            var id = Array.FindIndex(header, column => column.Equals(IdColumn, StringComparison.OrdinalIgnoreCase));
            if (id < 0)
                throw new InvalidDataException($"{name} has no column {IdColumn} in its first line; {(header.Length == 0 ? "it is empty" : $"it has {string.Join(", ", header)}")}. Give the CSV file of the Items dataset.");

            var title = Array.FindIndex(header, column => TitleColumns.Contains(column, StringComparer.OrdinalIgnoreCase));
            var items = new OrderedDictionary<string, DescribedItem>(StringComparer.Ordinal);
            while (csv.Read())
            {
                var cells = csv.Record!;
                if (cells.Length != header.Length)
                    throw new InvalidDataException($"{name} line {csv.RawRow} has {cells.Length} cells; the header has {header.Length}.");
                if (cells[id].Length > 0)
                    items[cells[id]] = Item(header, cells, id, title);
            }

            return items;
        }
        catch (CsvHelperException bad)
        {
            throw new InvalidDataException($"{name} line {csv.RawRow} cannot be read as CSV: {bad.Message}", bad);
        }
    }

    private static DescribedItem Item(string[] header, string[] cells, int id, int title) => new()
    {
        ItemId = cells[id],
        Title = title >= 0 && cells[title].Length > 0 ? cells[title] : null,
        Interactions = 0,
        Columns = header.Zip(cells).Where((cell, index) => index != id && cell.Second.Length > 0).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal),
    };
}
