using System.Collections;
using Usher.Access;
using Usher.Api;
using Usher.Api.Settings;
using Usher.Buckets;
using Usher.Buckets.Files;
using Usher.Buckets.Remote;
using Usher.CommandLine;
using Usher.Core.Records;
using Usher.DataFolders;
using Usher.Storage.Identities;
using Usher.Storage.Objects;
using Usher.Storage.Resources;
using Usher.Watching;
using Usher.Watching.Health;

namespace Usher.Serving;

/// <summary>Opens the stores of a data folder and builds the server: the one place that chooses the implementation of each port.</summary>
internal sealed class Composition : IAsyncDisposable
{
    private readonly UsherAccount _account;
    private readonly IBuckets _buckets;
    private readonly ServerOptions _options;
    private readonly ServerDependencies _dependencies;
    private readonly ServiceRecords _records;

    /// <summary>Adds the provider of the server's log.</summary>
    public Action<ILoggingBuilder> Log => _dependencies.Logging;

    private Composition(UsherAccount account, IBuckets buckets, ServiceRecords records, ServerOptions options, ServerDependencies dependencies) =>
        (_account, _buckets, _records, _options, _dependencies) = (account, buckets, records, options, dependencies);

    /// <summary>The account's number.</summary>
    public string Account => _options.Account;

    /// <summary>Whether this start created the account.</summary>
    public bool IsNew { get; private init; }

    /// <summary>Opens the databases and files of a data folder, creates those that are missing, and brings them up to date.</summary>
    /// <param name="folder">Locked by this process.</param>
    /// <param name="request">The options of the command line.</param>
    /// <param name="context">Clock, log and trainer.</param>
    /// <param name="progress">Is told which file comes next.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<Composition> OpenAsync(DataFolder folder, ServeRequest request, CommandContext context, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report(folder.Identities);
        var account = await UsherAccount.OpenOrCreateAsync(await SqliteIdentityRecords.OpenAsync(folder.Identities, cancellationToken), folder.KeyFile, context.Clock, cancellationToken);
        var options = new ServerOptions
        {
            Address = request.Address,
            Port = request.Port,
            Region = request.Region,
            Hosts = request.Hosts,
            Account = account.Identities.Current.Account,
            IsOpen = request.IsOpen,
            Simulations = request.Simulations,
        };
        progress.Report($"{folder.Objects} and the files of buckets");
        IBuckets buckets = request.Buckets is { } elsewhere
            ? RemoteBuckets.Connect(elsewhere, credentials: null, options.Account, request.Region, context.Clock)
            : await FileBuckets.OpenAsync(folder.Buckets, SqliteObjectIndex.Open(folder.Objects), context.Clock, cancellationToken);
        progress.Report(folder.Service);
        var records = await ServiceRecords.OpenAsync(await SqliteResourceStore.OpenAsync(folder.Service, cancellationToken), context.Clock, cancellationToken);
        var server = new ServerDependencies
        {
            Clock = context.Clock,
            AuditFolder = folder.Audit,
            Services = builder =>
            {
                ServiceRegistration.Add(builder, folder, request, account, buckets, records, context.Trainer);
                builder.Services.AddSingleton(folder);
                Telemetry.Add(builder, Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!));
                HealthChecks.Add(builder.Services);
            },
            Logging = logging => logging
                .AddProvider(LogOf(request, context))
                // Below these levels the frameworks log details of their own work.
                .AddFilter("Microsoft", LogLevel.Warning)
                .AddFilter("OpenTelemetry", LogLevel.Warning)
                .AddFilter("Orleans", LogLevel.Error),
        };
        return new(account, buckets, records, options, server) { IsNew = account.IsNew };
    }

    private static ILoggerProvider LogOf(ServeRequest request, CommandContext context) =>
        request.IsLogJson ? new JsonLog(context.Terminal.Error, context.Clock) : new TerminalLog(context.Terminal.Error, context.Clock);

    /// <summary>The role in which the web application calls the API.</summary>
    public Task<WebRole> OpenWebRoleAsync(TimeProvider clock, CancellationToken cancellationToken) => WebRole.OpenAsync(_account, clock, cancellationToken);

    public WebApplication CreateServer() => ApiServer.Create(_options, _account, _buckets, _dependencies);

    public async ValueTask DisposeAsync()
    {
        if (_buckets is IAsyncDisposable files)
            await files.DisposeAsync();

        (_buckets as IDisposable)?.Dispose();
        await _account.Identities.KeyUses.SaveAsync(CancellationToken.None);
        _records.Dispose();
        _account.Dispose();
    }
}
