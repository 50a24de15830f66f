using System.IO.Compression;
using System.Text;
using Usher.Web.Services;

namespace Usher.Web.Tests.Services;

public sealed class CatalogueFileTests : IDisposable
{
    private const string Rows = "ITEM_ID,TITLE\n73,\"Misérables, Les (1995)\"\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("iso-8859-1", false)]
    [InlineData("iso-8859-1", true)]
    public void A_catalogue_is_read_plain_and_in_gzip_in_UTF_8_and_in_ISO_8859_1(string encoding, bool isPacked)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes(Rows);
        Assert.Equal("Misérables, Les (1995)", CatalogueFile.Read(Write(isPacked ? Packed(bytes) : bytes))["73"].Title);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Single(CatalogueFile.Read(Write([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Rows)])));

    [Fact]
    public void A_gzip_that_is_cut_short_is_refused() =>
        Assert.Contains("is damaged or cut short", Assert.Throws<InvalidDataException>(() => CatalogueFile.Read(Write(Packed(Encoding.UTF8.GetBytes(Rows))[..^6]))).Message, StringComparison.Ordinal);

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "items");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return memory.ToArray();
    }
}
