using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Splits;

public sealed class FingerprintTests
{
    [Fact]
    public void Is_the_sha_256_of_ids_with_their_lengths_in_front()
    {
        // printf '\3\0\0\0ana\2\0\0\0\1\0\0\0a\2\0\0\0bc' | sha256sum
        Assert.Equal("24fe950f319f8f990cadbef5328858d20362ffb1730392d94d4cd0acdfffa81c", Fingerprint.Of(Sets.Of("ana: a bc")));
    }

    [Fact]
    public void Does_not_depend_on_how_users_and_items_are_numbered() =>
        Gen.Select(TestSets.Any, Gen.Int).Sample((set, seed) =>
            Assert.Equal(Fingerprint.Of(set), Fingerprint.Of(TestSets.Renumber(set, seed))));

    [Theory]
    [InlineData("ana: b a", "bo: c")]
    [InlineData("ana: a b", "bo: d")]
    [InlineData("ana: a", "bo: b c")]
    [InlineData("ana: a b", "cy: c")]
    [InlineData("ana: ab", "bo: c")]
    public void Tells_other_sequences_apart(params string[] others) =>
        Assert.NotEqual(Fingerprint.Of(Sets.Of("ana: a b", "bo: c")), Fingerprint.Of(Sets.Of(others)));

    [Fact]
    public void Leaves_out_times_and_users_without_events() =>
        Assert.Equal(Fingerprint.Of(Sets.Of("ana: a@1 b@2")), Fingerprint.Of(Sets.Of("idle:", "ana: a@5 b@5")));

    [Fact]
    public void Has_a_short_form_of_12_digits()
    {
        var whole = Fingerprint.Of(Sets.Of("ana: a b"));
        Assert.Equal(64, whole.Length);
        Assert.Equal(whole[..12], Fingerprint.Short(whole));
    }
}
