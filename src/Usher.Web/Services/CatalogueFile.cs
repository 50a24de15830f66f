using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using Usher.Wire.UsherApi;

namespace Usher.Web.Services;

/// <summary>Reads a CSV file of the Items dataset: plain or gzip, in UTF-8 or, where it is not valid UTF-8, in ISO-8859-1.</summary>
internal static class CatalogueFile
{
    private const string IdColumn = "ITEM_ID";

    // The catalogue is kept in memory, so a small file that decompresses to a huge one has to be refused.
    private const int MaxBytes = 1 << 30;

    private static ReadOnlySpan<byte> GzipStart => [0x1F, 0x8B];

    private static readonly string[] TitleColumns = ["TITLE", "NAME", "ITEM_NAME"];

    /// <summary>The items by id, in the order of the file. If an id occurs twice, the last row counts.</summary>
    /// <exception cref="InvalidDataException">The file is not valid; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, DescribedItem> Read(string path)
    {
        using var text = new StringReader(TextOf(Unpacked(File.ReadAllBytes(path), path)));
        return Read(text, path);
    }

    private static byte[] Unpacked(byte[] bytes, string name)
    {
        if (!bytes.AsSpan().StartsWith(GzipStart))
            return bytes;

        using var unpacked = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = ReadFrom(unpacked, buffer, name)) > 0;)
        {
            if (all.Length + read > MaxBytes)
                throw new InvalidDataException($"{name} is larger than {MaxBytes:N0} bytes once it is unpacked, the most that is taken. Leave out columns that the site does not show.");
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    private static int ReadFrom(GZipStream packed, byte[] buffer, string name)
    {
        try
        {
            return packed.Read(buffer);
        }
        catch (InvalidDataException bad)
        {
            throw new InvalidDataException($"{name} is damaged or cut short: its gzip cannot be unpacked. Fetch or pack it again.", bad);
        }
    }

    private static string TextOf(byte[] bytes) =>
        (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes).TrimStart('\uFEFF');

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
