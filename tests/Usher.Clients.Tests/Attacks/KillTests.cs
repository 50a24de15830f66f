using System.Globalization;
using System.Text;

namespace Usher.Clients.Tests.Attacks;

/// <summary>kill -9 of the real server in the midst of puts, completions and policy changes.</summary>
public sealed class KillTests : IAsyncDisposable
{
    private readonly UsherServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Whatever_was_acknowledged_is_there_and_nothing_is_half_there()
    {
        await _server.InitializeAsync();
        using (var client = new PlainClient(_server))
            Assert.Equal(200, (await client.PutAsync("/killed", [])).Status);

        Writer[] writers = [new("put", PutAsync, ReadObjectAsync), new("complete", CompleteAsync, ReadObjectAsync), new("policy", PutPolicyAsync, ReadPolicyAsync)];
        // Each time at another moment of each writer's work.
        foreach (var acknowledged in (int[])[3, 16, 31])
        {
            await KillAfterAsync(acknowledged, writers);
            await _server.StartAsync();
            using var client = new PlainClient(_server);
            foreach (var writer in writers)
            {
                // The round that was under way may be kept too, though nobody was told.
                var found = await writer.Read(client, writer.Name);
                Assert.True(found == writer.Acknowledged || found == writer.Acknowledged + 1, $"{writer.Name}: round {found} is there; {writer.Acknowledged} was acknowledged.");
                writer.Acknowledged = found;
            }
        }

        await OnlyWhatIsNamedIsOnTheDiskAsync();
    }

    /// <summary>Lets all writers run and kills the server once they have so many acknowledgements together.</summary>
    private async Task KillAfterAsync(int acknowledgements, Writer[] writers)
    {
        using var client = new PlainClient(_server);
        var count = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = writers.Select(writer => Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    await writer.Write(client, writer.Name, writer.Acknowledged + 1);
                    writer.Acknowledged++;
                    if (Interlocked.Increment(ref count) == acknowledgements)
                        enough.SetResult();
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                // Killed.
            }
        })).ToArray();

        await await Task.WhenAny(enough.Task, Task.WhenAll(running));
        Assert.True(enough.Task.IsCompleted, _server.Log);
        await _server.KillAsync();
        await Task.WhenAll(running);
    }

    // A start sweeps what no object and no part names.
    private async Task OnlyWhatIsNamedIsOnTheDiskAsync()
    {
        using var client = new PlainClient(_server);
        var objects = (await client.SendAsync(HttpMethod.Get, "/killed")).Body.Split("<Contents>").Length - 1;
        var parts = 0;
        foreach (var upload in (await client.SendAsync(HttpMethod.Get, "/killed?uploads")).Body.Split("<Upload>").Skip(1))
            parts += (await client.SendAsync(HttpMethod.Get, $"/killed/complete?uploadId={PlainClient.TextOf(upload, "UploadId")}")).Body.Split("<Part>").Length - 1;
        Assert.Equal(objects + parts, Directory.GetFiles(Path.Combine(_server.Data, "buckets", "killed"), "*", SearchOption.AllDirectories).Length);
    }

    private static async Task PutAsync(PlainClient client, string name, int round) => Assert.Equal(200, (await client.PutAsync($"/killed/{name}", Content(round))).Status);

    private static async Task CompleteAsync(PlainClient client, string name, int round)
    {
        var id = PlainClient.TextOf((await client.SendAsync(HttpMethod.Post, $"/killed/{name}?uploads")).Body, "UploadId");
        await client.PutAsync($"/killed/{name}?partNumber=1&uploadId={id}", Content(round));
        var parts = (await client.SendAsync(HttpMethod.Get, $"/killed/{name}?uploadId={id}")).Body;
        var document = $"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{PlainClient.TextOf(parts, "ETag")}</ETag></Part></CompleteMultipartUpload>";
        var (status, body) = await client.SendAsync(HttpMethod.Post, $"/killed/{name}?uploadId={id}", Encoding.UTF8.GetBytes(document));
        Assert.True(status == 200, body);
    }

    private static async Task PutPolicyAsync(PlainClient client, string name, int round)
    {
        var policy = $$"""{"Version":"2012-10-17","Id":"{{round}}","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObjectTagging","Resource":"arn:aws:s3:::killed/*"}]}""";
        Assert.Equal(204, (await client.PutAsync("/killed?policy", Encoding.UTF8.GetBytes(policy))).Status);
    }

    private static async Task<int> ReadObjectAsync(PlainClient client, string name)
    {
        // None yet, if the first round was never acknowledged.
        if ((await client.SendAsync(HttpMethod.Head, $"/killed/{name}")).Status == 404)
            return 0;

        var bytes = await client.GetAsync($"/killed/{name}");
        var round = int.Parse(Encoding.ASCII.GetString(bytes.AsSpan(0, 8)), CultureInfo.InvariantCulture);
        Assert.True(bytes.AsSpan().SequenceEqual(Content(round)), $"{name}: round {round} is not whole.");
        return round;
    }

    private static async Task<int> ReadPolicyAsync(PlainClient client, string name)
    {
        var policy = (await client.SendAsync(HttpMethod.Get, $"/killed?{name}")).Body;
        return policy.Contains("NoSuchBucketPolicy", StringComparison.Ordinal) ? 0 : int.Parse(policy.Split("\"Id\":\"")[1].Split('"')[0], CultureInfo.InvariantCulture);
    }

    // The round in eight digits, then bytes of no other round; of another length each time.
    private static byte[] Content(int round)
    {
        var bytes = new byte[8 + (round * 7919 % 1_500_000)];
        Array.Fill(bytes, (byte)round);
        Encoding.ASCII.GetBytes(round.ToString("D8", CultureInfo.InvariantCulture), bytes);
        return bytes;
    }

    private sealed class Writer(string name, Func<PlainClient, string, int, Task> write, Func<PlainClient, string, Task<int>> read)
    {
        public string Name { get; } = name;

        public Func<PlainClient, string, int, Task> Write { get; } = write;

        public Func<PlainClient, string, Task<int>> Read { get; } = read;

        public int Acknowledged { get; set; }
    }
}
