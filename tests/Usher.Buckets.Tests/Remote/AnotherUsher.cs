using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Usher.Access.Callers;
using Usher.Access.Credentials;
using Usher.Api;
using Usher.Api.S3;
using Usher.Buckets.Remote;
using Usher.Buckets.Tests.Contract;
using Usher.Buckets.Tests.Files;

namespace Usher.Buckets.Tests.Remote;

/// <summary>A whole server with buckets in files, and our buckets in it: everything goes through the SDK, HTTP, signatures and the S3 endpoints.</summary>
internal sealed class AnotherUsher : IAsyncDisposable
{
    private const string Account = "210987654321";
    private readonly DataFolder _folder = new();
    private WebApplication? _server;
    private RemoteBuckets? _buckets;

    public const string KeyId = "AKIAELSEWHERE";
    public const string Secret = "the/secret+of/elsewhere";

    public static async Task<OpenBuckets> OpenAsync(string keyId = KeyId, string secret = Secret)
    {
        var another = new AnotherUsher();
        return new(await another.StartAsync(new BasicAWSCredentials(keyId, secret)), another);
    }

    public async ValueTask DisposeAsync()
    {
        _buckets?.Dispose();
        if (_server is not null)
        {
            await _server.StopAsync();
            await _server.DisposeAsync();
        }

        await _folder.DisposeAsync();
    }

    private async Task<RemoteBuckets> StartAsync(AWSCredentials credentials)
    {
        var files = await _folder.OpenBucketsAsync();
        var dependencies = new ServerDependencies { Clock = TimeProvider.System, AuditFolder = Path.Combine(_folder.Root, "audit") };
        _server = ApiServer.Create(new() { Account = Account, Port = 0 }, new OneKey(), dependencies, (_, _) => [new S3Service(files)]);
        await _server.StartAsync();
        var address = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return _buckets = RemoteBuckets.Connect(new(address), credentials, "123456789012", "us-east-1", TimeProvider.System);
    }

    private sealed class OneKey : ICredentials
    {
        private static readonly Caller Root = new() { Kind = CallerKind.Root, Account = Account, Arn = $"arn:aws:iam::{Account}:root", UserId = Account };

        public CredentialLookup Find(string accessKeyId, string? sessionToken, DateTimeOffset now) =>
            accessKeyId == KeyId ? new(CredentialOutcome.Valid, new(Secret, Root)) : new(CredentialOutcome.Unknown);

        public void NoteUse(string accessKeyId, string service, string region)
        {
        }
    }
}
