using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Tensors;

namespace Usher.Ranking.Tests.Histories;

public sealed class IdTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Finds_every_id_by_its_text_and_by_its_index() =>
        Gen.String[Gen.Char["ab1é日-"], 0, 5].HashSet[0, 60].Sample(distinct =>
        {
            string[] ids = [.. distinct];
            using var file = Write(ids);
            var table = new IdTable(file, "ids");
            Assert.Equal(ids.Length, table.Count);
            foreach (var (index, id) in ids.Index())
            {
                Assert.Equal(id, table[index]);
                Assert.Equal(index, table.IndexOf(id));
            }

            Assert.Equal(ids, table.ToVocabulary().Ids);
        }, iter: 30, threads: 1);

    [Fact]
    public void Knows_no_id_that_is_not_there_nor_one_that_differs_in_case()
    {
        using var file = Write(["b", "ab", "c"]);
        var table = new IdTable(file, "ids");
        Assert.All(["", "a", "abc", "B", "d", new string('x', 3_000)], id => Assert.Equal(-1, table.IndexOf(id)));
    }

    [Fact]
    public void Finds_an_id_of_astral_letters_and_one_longer_than_any_buffer()
    {
        string[] ids = ["\U0001F600", "￿", new string('é', 2_000)];
        using var file = Write(ids);
        var table = new IdTable(file, "ids");
        Assert.Equal([0, 1, 2], ids.Select(table.IndexOf));
    }

    [Fact]
    public void Refuses_ends_that_fall_and_an_order_of_indexes_that_are_not_there()
    {
        var writer = new SafetensorsWriter();
        writer.Add<byte>("ids.bytes", new byte[] { 65, 66 }, 2);
        writer.Add<int>("ids.ends", new[] { 2, 1 }, 2);
        writer.Add<int>("ids.order", new[] { 0, 5 }, 2);
        writer.Write(_folder["ids"]);
        using var file = SafetensorsFile.Open(_folder["ids"]);
        var table = new IdTable(file, "ids");
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => table[1]).Message, StringComparison.Ordinal);
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => table.IndexOf("ZZ")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private SafetensorsFile Write(IEnumerable<string> ids)
    {
        var writer = new SafetensorsWriter();
        IdTable.Add(writer, "ids", new Vocabulary(ids));
        writer.Write(_folder["ids"]);
        return SafetensorsFile.Open(_folder["ids"]);
    }
}
