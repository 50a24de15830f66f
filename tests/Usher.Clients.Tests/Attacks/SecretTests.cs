using System.Text;
using Usher.Wire.Signing.Making;

namespace Usher.Clients.Tests.Attacks;

/// <summary>Looks through everything that a server says and leaves on the disk for what nobody shall read there.</summary>
public sealed class SecretTests : IAsyncDisposable
{
    private readonly UsherServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nothing_secret_is_said_or_left_in_the_open()
    {
        await _server.InitializeAsync();
        using var root = new PlainClient(_server);
        var answers = new List<string>();
        await root.CallAsync("iam", "Action=CreateUser&Version=2010-05-08&UserName=ana");
        var ana = PlainClient.CredentialsIn(await root.CallAsync("iam", "Action=CreateAccessKey&Version=2010-05-08&UserName=ana"));
        var session = PlainClient.CredentialsIn(await root.CallAsync("sts", "Action=GetSessionToken&Version=2011-06-15"));
        Assert.Equal(200, (await root.PutAsync("/secrets", [])).Status);
        Assert.Equal(200, (await root.PutAsync("/secrets/key", [1])).Status);

        using (var client = new PlainClient(_server, session))
            Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, "/secrets/key")).Status);

        // Denied, wrong in every way that has a secret in it, and presigned: each is told, logged and audited.
        using (var client = new PlainClient(_server, ana))
            answers.AddRange((await client.SendAsync(HttpMethod.Get, "/secrets/key")).Body, await client.CallAsync("iam", "Action=CreateUser&Version=2010-05-08&UserName=eve"));
        foreach (var wrong in new SigningCredentials[] { ana with { SessionToken = session.SessionToken }, session with { AccessKeyId = ana.AccessKeyId }, ana with { SecretKey = session.SecretKey } })
        {
            using var client = new PlainClient(_server, wrong);
            answers.AddRange((await client.SendAsync(HttpMethod.Get, "/secrets/key")).Body, await client.CallAsync("sts", "Action=GetCallerIdentity&Version=2011-06-15"));
        }

        var presigned = new RequestSigner(session, "us-east-1", "s3").Presign(HttpMethod.Get, new(_server.Endpoint + "/secrets/key"), TimeSpan.FromMinutes(1), TimeProvider.System.GetUtcNow());
        var signature = presigned.Query.Split("X-Amz-Signature=")[1];
        using (var client = new HttpClient())
        {
            Assert.Equal([1], await client.GetByteArrayAsync(presigned, TestContext.Current.CancellationToken));
            answers.Add(await (await client.GetAsync(presigned.AbsoluteUri.Replace("secrets/key", "secrets/absent", StringComparison.Ordinal), TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        await _server.StopAsync();

        string[] secrets = [root.Credentials.SecretKey, ana.SecretKey, session.SecretKey, session.SessionToken!, signature];
        Assert.All(secrets, secret => Assert.True(secret.Length >= 40, "That is no secret to look for."));
        Assert.Contains("Denied", _server.Log, StringComparison.Ordinal);
        AssertNone(secrets, "the log", Encoding.UTF8.GetBytes(_server.Log));
        // A mismatch shows its client the signature that it sent itself; the answers are looked through for the rest.
        AssertNone(secrets[..4], "an answer", Encoding.UTF8.GetBytes(string.Join('\n', answers)));
        var files = Directory.GetFiles(_server.Data, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith(".jsonl", StringComparison.Ordinal));
        Assert.All(files, file => AssertNone(secrets, file, File.ReadAllBytes(file)));
    }

    private static void AssertNone(string[] secrets, string where, byte[] bytes)
    {
        for (var i = 0; i < secrets.Length; i++)
        {
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                Assert.True(bytes.AsSpan().IndexOf(encoding.GetBytes(secrets[i])) < 0, $"Secret {i} is in {where}.");
        }
    }
}
