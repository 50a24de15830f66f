using CsCheck;
using Usher.Ranking.ModelFolders;

namespace Usher.Ranking.Tests.ModelFolders;

public sealed class ChecksumTests
{
    // RFC 3720, appendix B.4: examples of CRC-32C.
    [Fact]
    public void Gives_the_published_values()
    {
        Assert.Equal("e3069283", Checksum.Of("123456789"u8));
        Assert.Equal("8a9136aa", Checksum.Of(new byte[32]));
        Assert.Equal("00000000", Checksum.Of([]));
    }

    [Fact]
    public void A_stream_gives_what_its_bytes_give() =>
        Gen.Byte.Array[0, 200_000].Sample(bytes => Assert.Equal(Checksum.Of(bytes), Checksum.Of(new MemoryStream(bytes))), iter: 50);
}
