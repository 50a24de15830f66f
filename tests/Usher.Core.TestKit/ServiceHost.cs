using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Usher.Access;
using Usher.Buckets;
using Usher.Buckets.Files;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Core.Imports;
using Usher.Core.Quotas;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Training;
using Usher.Storage;
using Usher.Storage.Objects;
using Usher.Storage.Resources;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.TestKit;

/// <summary>The service in this process, on files in a folder of its own, with grains and all. A host that is stopped can be followed by another on the same files.</summary>
public sealed class ServiceHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly UsherAccount _account;
    private readonly FileBuckets _buckets;

    private ServiceHost(IHost host, UsherAccount account, FileBuckets buckets) => (_host, _account, _buckets) = (host, account, buckets);

    public static PersonalizeArns At { get; } = new("us-east-1", "123456789012");

    public UsherAccount Account => _account;

    public IBuckets Buckets => _buckets;

    public ServiceRecords Records => Get<ServiceRecords>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts one.</summary>
    /// <param name="folder">Where everything lies.</param>
    /// <param name="quotas">The defaults, if null.</param>
    /// <param name="services">Adds or replaces services.</param>
    /// <param name="calendar">What the records take the moment from; the system's clock, if null.</param>
    /// <param name="identities">The identities of a host before it; new ones, if null.</param>
    public static async Task<ServiceHost> StartAsync(
        TemporaryFolder folder, ServiceQuotas? quotas = null, Action<IServiceCollection>? services = null, TimeProvider? calendar = null, MemoryIdentityRecords? identities = null)
    {
        var clock = TimeProvider.System;
        var account = await UsherAccount.OpenOrCreateAsync(identities ?? new(), folder[identities is null ? $"key-{Guid.NewGuid():N}" : "key"], clock, Stop);
        var buckets = await FileBuckets.OpenAsync(folder["buckets"], SqliteObjectIndex.Open(folder["objects.db"]), clock, Stop);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.AddFilter(null, LogLevel.None);
        builder.Services
            .AddSingleton(clock)
            .AddSingleton(quotas ?? new ServiceQuotas())
            .AddSingleton<IImporter, ImporterHere>()
            .AddSqliteStores(folder["events.db"], folder["usage.db"])
            .AddUsherCore(new()
            {
                Account = account,
                Buckets = buckets,
                Records = await ServiceRecords.OpenAsync(await SqliteResourceStore.OpenAsync(folder["service.db"], Stop), calendar ?? clock, Stop),
                Datasets = new(folder["datasets"]),
                Models = new(folder["models"]),
                Trainer = new(FindTrainer, clock),
            });
        services?.Invoke(builder.Services);
        builder.UseOrleans(OnOneNode);
        var host = builder.Build();
        await host.StartAsync(Stop);
        return new(host, account, buckets);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>A bucket that the service may read, with these objects.</summary>
    public async Task PutAsync(string bucket, params IEnumerable<(string Key, string Text)> objects)
    {
        await _buckets.CreateBucketAsync(bucket, _account.Identities.Current.Account, "us-east-1", Stop);
        await _buckets.PutPolicyAsync(
            bucket,
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"personalize.amazonaws.com"},"Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::{{bucket}}","arn:aws:s3:::{{bucket}}/*"]}]}""",
            Stop);
        foreach (var (key, text) in objects)
            await PutObjectAsync(bucket, key, text);
    }

    /// <summary>An object in a bucket that is there.</summary>
    public Task PutObjectAsync(string bucket, string key, string text) => PutObjectAsync(bucket, key, Encoding.UTF8.GetBytes(text));

    /// <summary>An object of bytes in a bucket that is there.</summary>
    public async Task PutObjectAsync(string bucket, string key, byte[] bytes)
    {
        await _buckets.PutObjectAsync(new(bucket, key), new(), new(new MemoryStream(bytes), bytes.Length), Stop);
    }

    /// <summary>A role that the service may assume and that may read all buckets.</summary>
    public async Task<string> RoleAsync(string name)
    {
        var role = await _account.Identities.Roles.CreateAsync(new(name, TestAccounts.TrustPersonalize), Stop);
        await _account.Identities.Attachments.AttachAsync(Usher.Access.Identities.EntityKind.Role, name, "arn:aws:iam::aws:policy/AmazonS3FullAccess", Stop);
        return role.Arn;
    }

    /// <summary>Waits until the work on a resource has ended, and gives the resource.</summary>
    public async Task<T> SettledAsync<T>(string arn)
        where T : Resource
    {
        while (Records.Current.Get<T>(arn).IsUnderWay)
            await Task.Delay(10, Stop);
        return Records.Current.Get<T>(arn);
    }

    /// <summary>The refusal of a call: its code and its text.</summary>
    public static async Task<(string Code, string Message)> RefusedAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<AwsException>(call);
        return (error.Code, error.Message);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await _buckets.DisposeAsync();
        _account.Dispose();
    }

    // The trainer that was built with this test.
    private static IReadOnlyList<string> FindTrainer() => TrainerLocation.Find(named: null, AppContext.BaseDirectory, RuntimeEnvironment.GetRuntimeDirectory());

    private static void OnOneNode(ISiloBuilder silo)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        silo.UseLocalhostClustering(port, gatewayPort: 0, serviceId: "usher", clusterId: Guid.NewGuid().ToString("N"));
        silo.Configure<EndpointOptions>(endpoints => (endpoints.AdvertisedIPAddress, endpoints.SiloPort, endpoints.GatewayPort) = (IPAddress.Loopback, port, 0));
    }
}
