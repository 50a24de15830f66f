namespace Usher.Clients.Tests.Attacks;

/// <summary>A server whose files cannot grow beyond two mebibytes: to a program that is how a full disk looks.</summary>
public sealed class FullDiskTests : IAsyncDisposable
{
    private readonly UsherServer _server = new() { FileSizeLimit = 2048 };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_finds_no_room_is_refused_and_the_rest_goes_on()
    {
        await _server.InitializeAsync();
        using var client = new PlainClient(_server);
        var (small, large) = (new byte[1 << 20], new byte[3 << 20]);
        Array.Fill(small, (byte)7);
        Assert.Equal(200, (await client.PutAsync("/full", [])).Status);
        Assert.Equal(200, (await client.PutAsync("/full/key", small)).Status);
        var upload = PlainClient.TextOf((await client.SendAsync(HttpMethod.Post, "/full/parts?uploads")).Body, "UploadId");

        var put = await client.PutAsync("/full/key", large);
        var part = await client.PutAsync($"/full/parts?partNumber=1&uploadId={upload}", large);

        foreach (var (status, body) in new[] { put, part })
        {
            Assert.Equal(503, status);
            Assert.Contains("There is no room left on the disk", body, StringComparison.Ordinal);
        }

        Assert.Equal(small, await client.GetAsync("/full/key"));
        Assert.Equal(200, (await client.PutAsync("/full/other", small)).Status);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_server.Data, "buckets", "full"), "*", SearchOption.AllDirectories).Length);
    }
}
