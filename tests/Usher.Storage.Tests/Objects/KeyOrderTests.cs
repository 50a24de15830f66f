using Usher.Storage.Objects;

namespace Usher.Storage.Tests.Objects;

public sealed class KeyOrderTests
{
    [Fact]
    public void The_key_behind_all_that_begin_so_is_the_next_one()
    {
        Assert.Null(KeyOrder.Behind([]));
        Assert.Equal("b"u8.ToArray(), KeyOrder.Behind("a"u8));
        Assert.Equal("a0"u8.ToArray(), KeyOrder.Behind("a/"u8));
    }
}
