using System.Text;
using CsCheck;
using Usher.Access.Secrets;

namespace Usher.Access.Tests.Secrets;

public sealed class SecretBoxTests
{
    private static readonly byte[] MasterKey = [.. Enumerable.Range(0, SecretBox.KeyBytes).Select(number => (byte)number)];

    private readonly SecretBox _box = new(MasterKey, "tests");

    [Fact]
    public void Opens_what_it_sealed() => Gen.Byte.Array[0, 200].Sample(secret => Assert.Equal(secret, _box.Open(_box.Seal(secret, "ana"), "ana")));

    [Fact]
    public void Opens_nothing_that_was_altered_anywhere() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, 10_000], Gen.Byte[1, 255]).Sample((secret, place, change) =>
        {
            var box = _box.Seal(secret, "ana");
            box[place % box.Length] ^= change;
            Assert.Null(_box.Open(box, "ana"));
        });

    [Fact]
    public void Opens_nothing_for_another_owner_purpose_or_key()
    {
        var box = _box.Seal("secret"u8, "ana");
        var otherKey = MasterKey.ToArray();
        otherKey[0] ^= 1;

        Assert.Null(_box.Open(box, "bo"));
        Assert.Null(new SecretBox(MasterKey, "other").Open(box, "ana"));
        Assert.Null(new SecretBox(otherKey, "tests").Open(box, "ana"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(27)]
    public void Opens_nothing_that_is_too_short(int length) => Assert.Null(_box.Open(new byte[length], "ana"));

    [Fact]
    public void Seals_the_same_secret_differently_each_time() => Assert.NotEqual(_box.Seal("secret"u8, "ana"), _box.Seal("secret"u8, "ana"));

    [Fact]
    public void Shows_nothing_of_the_secret() =>
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(_box.Seal("secret"u8, "ana")), StringComparison.Ordinal);

    [Fact]
    public void Is_used_by_many_at_once() =>
        Parallel.For(0, 2_000, number => Assert.Equal(BitConverter.GetBytes(number), _box.Open(_box.Seal(BitConverter.GetBytes(number), "ana"), "ana")));
}
