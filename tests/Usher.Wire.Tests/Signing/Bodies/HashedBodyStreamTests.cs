using Usher.Wire.Signing.Bodies;

namespace Usher.Wire.Tests.Signing.Bodies;

public sealed class HashedBodyStreamTests
{
    [Theory]
    [InlineData("", 0L)]
    [InlineData("hello", 5L)]
    [InlineData("hello", null)]
    public async Task Gives_what_was_signed(string body, long? declared)
    {
        Assert.Equal(body, await Open(body, declared, Requests.Hash(body)).TextAsync());
        Assert.Equal(body, await Open(body, declared, hash: null).TextAsync());
    }

    [Theory]
    [InlineData("hello", 5L)]
    [InlineData("hello", null)]
    [InlineData("", 0L)]
    public async Task Refuses_another_body_than_was_signed(string body, long? declared)
    {
        var error = await Open(body, declared, Requests.Hash("hullo")).ErrorAsync();

        Assert.Equal("XAmzContentSHA256Mismatch", error.Code);
        Assert.Equal(Requests.Hash("hullo"), error.Details["ClientComputedContentSHA256"]);
        Assert.Equal(Requests.Hash(body), error.Details["S3ComputedContentSHA256"]);
    }

    [Fact]
    public async Task Tells_with_the_last_byte_and_not_with_the_read_after_it()
    {
        var body = Open("hello", 5, Requests.Hash("hullo"));
        await body.ReadExactlyAsync(new byte[4], TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<Usher.Wire.Errors.AwsException>(async () => await body.ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public async Task Refuses_a_body_of_another_length_than_declared(long declared) =>
        Assert.Equal("IncompleteBody", (await Open("hello", declared, hash: null).ErrorAsync()).Code);

    private static HashedBodyStream Open(string body, long? declared, string? hash) => new(Bodies.Trickle(body, 3), declared, hash);
}
