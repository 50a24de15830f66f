using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Usher.Access.Callers;
using Usher.Access.Policies;
using Usher.Api.S3;
using Usher.Api.Settings;
using Usher.Buckets;
using Usher.Buckets.Files;
using Usher.Storage.Objects;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.S3;

/// <summary>The real pipeline before S3 before buckets in files, and AWS's own client for it.</summary>
public sealed class S3Server : IAsyncLifetime
{
    private readonly string _folder = Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory($"/dev/shm/usher-s3-{Guid.NewGuid():N}").FullName
        : Directory.CreateTempSubdirectory("usher-s3-").FullName;

    private readonly TestKeys _keys = new();
    private readonly List<AmazonS3Client> _clients = [];
    private WebApplication _app = null!;
    private FileBuckets _buckets = null!;
    private int _names;

    public Uri Address { get; private set; } = null!;

    /// <summary>The account's owner.</summary>
    public AmazonS3Client Root { get; private set; } = null!;

    internal IBuckets Buckets => _buckets;

    internal SigningCredentials RootKey { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _buckets = await FileBuckets.OpenAsync(Path.Combine(_folder, "buckets"), SqliteObjectIndex.Open(Path.Combine(_folder, "objects.db")), TimeProvider.System, TestContext.Current.CancellationToken);
        var options = new ServerOptions { Account = TestKeys.Account, Port = 0, Hosts = ["usher.example.com"] };
        var dependencies = new ServerDependencies { Clock = TimeProvider.System, AuditFolder = Path.Combine(_folder, "audit"), Logging = _ => { } };
        _app = ApiServer.Create(options, _keys, dependencies, (_, _) => [new S3Service(_buckets), new EchoService("iam", "CreateUser")]);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        RootKey = _keys.Add(TestKeys.Root);
        Root = Client(RootKey);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _buckets.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A bucket of the test's own.</summary>
    public async Task<string> GivenBucketAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bucket-{Interlocked.Increment(ref _names)}");
        await Root.PutBucketAsync(name, TestContext.Current.CancellationToken);
        return name;
    }

    /// <summary>A user of whom this identity policy is all there is.</summary>
    public AmazonS3Client GivenUser(string name, params string[] statements) => Client(GivenKey(name, statements));

    /// <summary>The key of such a user.</summary>
    internal SigningCredentials GivenKey(string name, params string[] statements) => _keys.Add(UserWith(name, statements));

    internal static Caller UserWith(string name, params string[] statements) => TestKeys.User(name) with
    {
        IdentityPolicies = statements.Length == 0
            ? []
            : [new($"user_{name}_test", "the test's policy", PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""", PolicyKind.Identity))],
    };

    /// <summary>A request that AWS's client would not make.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(Address.AbsoluteUri.TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body is not null)
            request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        new RequestSigner(RootKey, "us-east-1", "s3").Sign(request, BodyHash.Of(body), TimeProvider.System.GetUtcNow());
        using var client = new HttpClient();
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private AmazonS3Client Client(SigningCredentials key)
    {
        var config = new AmazonS3Config { ServiceURL = Address.AbsoluteUri, AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0 };
        var client = new AmazonS3Client(new BasicAWSCredentials(key.AccessKeyId, key.SecretKey), config);
        _clients.Add(client);
        return client;
    }
}
