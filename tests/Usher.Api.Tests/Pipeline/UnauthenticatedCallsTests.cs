namespace Usher.Api.Tests.Pipeline;

/// <summary>--open: everybody is root.</summary>
public sealed class UnauthenticatedCallsTests : IAsyncLifetime
{
    private readonly TestServer _server = new() { IsOpen = true };

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("s3")]
    [InlineData("iam")]
    public async Task Any_key_is_root(string service)
    {
        (await _server.SendAsync(new("anything", "at-all"), service, body: "12345"u8.ToArray())).Succeeded("5");

        var last = service is "s3" ? _server.S3.Last : _server.Iam.Last;
        Assert.Equal(TestKeys.Root.Arn, last!.Caller.Arn);
    }

    [Fact]
    public async Task No_key_is_root_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(_server.Address, "/bucket/key")) { Content = new StringContent("12345") };

        (await TestServer.SendAsync(request)).Succeeded("5");
    }
}
