using System.Globalization;
using CsCheck;
using Usher.Contracts;
using Usher.Datasets.CsvFiles;

namespace Usher.Datasets.Tests.CsvFiles;

public sealed class CsvFileWriterTests
{
    [Fact]
    public void Quotes_text_and_ids_and_leaves_numbers_bare_and_nulls_empty()
    {
        using var folder = new TemporaryFolder();
        using (var file = new CsvFileWriter(folder["out.csv"], "A,B,C,D,E,F"))
        {
            file.Text("a \"b\", c").Id(7).Number(-12).Decimal(0.5f).Number(null).Text("").EndRow();
            file.Commit();
        }

        Assert.Equal("A,B,C,D,E,F\n\"a \"\"b\"\", c\",\"7\",-12,0.5,,\n", File.ReadAllText(folder["out.csv"]));
    }

    [Fact]
    public void Writes_numbers_with_a_point_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        using var folder = new TemporaryFolder();
        try
        {
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            commas.NumberFormat.NegativeSign = "minus ";
            CultureInfo.CurrentCulture = commas;
            using var file = new CsvFileWriter(folder["out.csv"], "A,B");
            file.Decimal(3.5f).Number(-1).EndRow();
            file.Commit();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal("A,B\n3.5,-1\n", File.ReadAllText(folder["out.csv"]));
    }

    [Fact]
    public void Comes_apart_again_into_the_texts_that_went_in()
    {
        using var folder = new TemporaryFolder();
        Gen.String[Gen.OneOfConst('"', ',', '|', ' ', 'a', 'é', '\'', '\\', '字'), 1, 8].Array[1, 4].Sample(
            texts =>
            {
                using (var file = new CsvFileWriter(folder["out.csv"], "header"))
                {
                    foreach (var text in texts)
                        file.Text(text);
                    file.EndRow();
                    file.Commit();
                }

                return CsvLine.Split(File.ReadAllLines(folder["out.csv"])[1]).SequenceEqual(texts);
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public void Leaves_no_file_unless_it_is_committed()
    {
        using var folder = new TemporaryFolder();
        using (var file = new CsvFileWriter(folder["out.csv"], "A"))
            file.Number(1).EndRow();
        Assert.Empty(folder.Names);
    }
}
