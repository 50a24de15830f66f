using System.Globalization;
using System.Text;

namespace Usher.ServerBenchmarks.Service;

/// <summary>Files that are meant to take a server down: each of one kind, of any size.</summary>
internal static class PoisonFiles
{
    private const string Header = "USER_ID,ITEM_ID,TIMESTAMP\n";
    private const int Megabyte = 1_000_000;
    private const int Columns = 1_000_000;
    private const int Files = 10_000;

    /// <summary>A kind of file: what it is called, and how one of so many bytes is written into a folder.</summary>
    public static IReadOnlyList<(string Name, Action<string, long> Write)> Kinds { get; } =
    [
        ("good rows", (folder, bytes) => Rows(folder, "rows.csv", bytes, row => $"u{row * 7919 % 200_003},item{row * row % 60_013},{1_600_000_000 + (row * 31 % 100_000_000)}\n")),
        ("bad rows", (folder, bytes) => Rows(folder, "rows.csv", bytes, row => $"u{row % 200_000},item{row % 60_000},yesterday\n")),
        ("one line", (folder, bytes) => Text(folder, Header, 'x', bytes, "\n")),
        ("one quoted cell", (folder, bytes) => Text(folder, Header + "u1,\"", 'x', bytes, "\",1600000000\n")),
        ("an unclosed quote, then good rows", (folder, bytes) => Rows(folder, "rows.csv", bytes, row => row == 0 ? "u1,\"i1,1600000000\n" : $"u{row % 200_000},item{row % 60_000},{1_600_000_000 + row}\n")),
        ("a million columns", (folder, bytes) => Wide(folder, bytes)),
        ("NULs", (folder, bytes) => Text(folder, Header, '\0', bytes, "")),
        ("10,000 files of good rows", (folder, bytes) =>
        {
            for (var file = 0; file < Files; file++)
                Rows(folder, $"{file:D6}.csv", bytes / Files, row => $"u{row * 7919 % 200_003},item{row * row % 60_013},{1_600_000_000 + (row * 31 % 100_000_000)}\n", first: file * 3_500L);
        }),
    ];

    private static void Rows(string folder, string name, long bytes, Func<long, string> row, long first = 0)
    {
        using var file = new StreamWriter(Path.Combine(folder, name), append: false, Encoding.ASCII, bufferSize: Megabyte);
        file.Write(Header);
        for (long number = first, written = 0; written < bytes; number++)
        {
            var text = row(number);
            file.Write(text);
            written += text.Length;
        }
    }

    private static void Text(string folder, string before, char one, long bytes, string after)
    {
        using var file = new StreamWriter(Path.Combine(folder, "rows.csv"), append: false, Encoding.ASCII, bufferSize: Megabyte);
        file.Write(before);
        var block = new string(one, Megabyte);
        for (var written = 0L; written < bytes; written += Megabyte)
            file.Write(block);
        file.Write(after);
    }

    private static void Wide(string folder, long bytes)
    {
        using var file = new StreamWriter(Path.Combine(folder, "rows.csv"), append: false, Encoding.ASCII, bufferSize: Megabyte);
        file.Write("USER_ID,ITEM_ID,TIMESTAMP");
        for (var column = 0; column < Columns; column++)
            file.Write(string.Create(CultureInfo.InvariantCulture, $",c{column}"));
        var row = new StringBuilder("\nu1,i1,1600000000").Insert("\nu1,i1,1600000000".Length, ",1", Columns).ToString();
        for (var written = 0L; written < bytes; written += row.Length)
            file.Write(row);
        file.Write('\n');
    }
}
