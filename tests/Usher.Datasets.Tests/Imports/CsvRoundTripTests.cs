using System.Text;
using CsCheck;
using Usher.Contracts;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Tests.Imports;

public sealed class CsvRoundTripTests
{
    // The characters that mean something in a CSV, a few that do not, and some of two to four bytes.
    private static readonly Gen<string> Text = Gen.OneOfConst("\"", ",", "\\", "\n", "\r\n", "'", "|", " ", "a", "é", "中", "🎬", "*").Array[1, 8].Select(string.Concat);

    private static readonly Gen<(string User, string Item, long Time)> Row = Gen.Select(Text, Text, Gen.Long[0, 4_000_000_000]);

    [Theory]
    [InlineData(false, "\n")]
    [InlineData(true, "\n")]
    [InlineData(false, "\r\n")]
    [InlineData(true, "\r\n")]
    public void Any_rows_come_back_equal(bool backslashes, string lineEnd)
    {
        using var folder = new TemporaryFolder();
        var schema = Schema.ForHeader(DatasetType.Interactions, []);
        Row.Array[1, 20].Sample(
            rows =>
            {
                var lines = rows.Select(row => $"{Quote(row.Item)},{Quote(row.User)},{row.Time}{lineEnd}");
                folder.WriteBytes("data.csv", Encoding.UTF8.GetBytes($"ITEM_ID,USER_ID,TIMESTAMP{lineEnd}{string.Concat(lines)}"));
                var result = new CsvImporter().Import(folder["data.csv"], schema, folder["part.parquet"], CancellationToken.None);
                Assert.Empty(result.Rejected);
                Assert.Equal(rows.Select(row => $"{row.User}|{row.Item}|{row.Time}"), Parts.Rows(folder["part.parquet"]));
            },
            iter: 20,
            threads: 1);

        string Quote(string text)
        {
            var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal);
            return $"\"{escaped.Replace("\"", backslashes ? "\\\"" : "\"\"", StringComparison.Ordinal)}\"";
        }
    }

    [Fact]
    public void A_bad_row_anywhere_is_found_on_its_line()
    {
        using var folder = new TemporaryFolder();
        var schema = Schema.ForHeader(DatasetType.Interactions, []);
        var row = Gen.Select(Gen.OneOfConst("u1", "\"u\n1\"", "\"u\"\"1\"", "\"\r\n\""), Gen.OneOfConst("1", "x", "-1", ""));
        row.Array[1, 30].Sample(
            rows =>
            {
                var expected = new List<long>();
                var csv = new StringBuilder("USER_ID,ITEM_ID,TIMESTAMP\n");
                var line = 2;
                foreach (var (user, time) in rows)
                {
                    if (time != "1")
                        expected.Add(line);
                    csv.Append(user).Append(",i,").Append(time).Append('\n');
                    line += 1 + user.Count(character => character == '\n');
                }

                folder.WriteBytes("data.csv", Encoding.UTF8.GetBytes(csv.Append("u,i,1").ToString()));
                var result = new CsvImporter().Import(folder["data.csv"], schema, folder["part.parquet"], CancellationToken.None);
                Assert.Equal(expected, result.Rejected.Select(bad => bad.Line));
                Assert.Equal(rows.Length + 1, result.Rows + result.RejectedRows);
            },
            iter: 30,
            threads: 1);
    }
}
