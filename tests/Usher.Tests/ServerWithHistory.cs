using System.CommandLine;
using System.Net;
using System.Text.RegularExpressions;
using Usher.Access;
using Usher.Access.Identities;
using Usher.Access.Simulating;
using Usher.Clients;
using Usher.CommandLine;
using Usher.Commands;
using Usher.Contracts;
using Usher.Core.Resources;
using Usher.DataFolders;
using Usher.Serving;
using Usher.Storage.Identities;
using Usher.Storage.Resources;
using Usher.Wire.Personalize;
using Usher.Wire.Signing.Making;

namespace Usher.Tests;

/// <summary>A server on records that are thirty days old: two dataset groups, films and idle, each with a campaign that nobody has asked. That of films has the tag keep.</summary>
public sealed partial class ServerWithHistory : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _end = new();
    private Task _serving = Task.CompletedTask;
    private SigningCredentials? _onlooker;

    /// <summary>When everything was made: a whole hour.</summary>
    public static DateTimeOffset Made { get; } = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddDays(-30).ToUnixTimeSeconds() / 3600 * 3600);

    public string Account { get; private set; } = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var data = DataFolder.Find(_folder["data"], _ => null);
        Directory.CreateDirectory(data.FullName);
        await MakeAccountAsync(data);
        await (await SqliteResourceStore.OpenAsync(data.Service, Stop)).WriteAsync([.. Group("films", new() { ["keep"] = "" }), .. Group("idle", [])], []);
        // Shells in which 'usher env' was run would send the commands elsewhere.
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
        _serving = new Server(ContextOf(new(), new()), data).RunAsync(new(IPAddress.Loopback, 0, "us-east-1", Buckets: null, IsOpen: false, SimulationForm.Pairs), _end.Token);
        while (await RunningServer.FindAsync(data, Stop) is null && !_serving.IsCompleted)
            await Task.Delay(20, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _end.Dispose();
        _folder.Dispose();
    }

    public string Arn(PersonalizeKind kind, string name) => new PersonalizeArns("us-east-1", Account).Of(kind, name).ToString();

    /// <summary>Runs a command in this process, as the root of the account.</summary>
    internal async Task<Outcome> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var context = ContextOf(output, error);
        var root = new RootCommand { UsageCommand.Create(context), BudgetCommand.Create(context), CleanupCommand.Create(context), WaitCommand.Create(context) };
        var code = await new Application(root, context.Terminal).RunAsync([.. args, "--data", _folder["data"]], Stop);
        return new(string.Join(' ', args), code, Colours().Replace(output.ToString(), ""), error.ToString());
    }

    /// <summary>The server, for the root of the account.</summary>
    internal Task<ServerConnection> ForRootAsync() => ServerConnection.FindAsync(DataFolder.Find(_folder["data"], _ => null), ContextOf(new(), new()), _ => null, Stop);

    /// <summary>The server, for a user who may look at clean-ups and nothing else.</summary>
    internal async Task<ServerConnection> ForOnlookerAsync() => await ForRootAsync() with { Credentials = _onlooker! };

    private static CommandContext ContextOf(StringWriter output, StringWriter error) => new(
        new(output, error, isErrorTerminal: false), TimeProvider.System, new(() => throw new InvalidOperationException("Nothing is trained here."), TimeProvider.System));

    private async Task MakeAccountAsync(DataFolder data)
    {
        using var account = await UsherAccount.OpenOrCreateAsync(await SqliteIdentityRecords.OpenAsync(data.Identities, Stop), data.KeyFile, TimeProvider.System, Stop);
        Account = account.Identities.Current.Account;
        await account.Identities.Users.CreateAsync("onlooker", "/", null, [], Stop);
        await account.Identities.InlinePolicies.PutAsync(EntityKind.User, "onlooker", "look", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"usher:DescribeCleanup","Resource":"*"}]}""", Stop);
        var made = account.Secrets.Make(account.Identities.Now);
        await account.Identities.Users.AddKeyAsync("onlooker", made.Key, Stop);
        _onlooker = new(made.Key.Id, made.Secret);
    }

    private IEnumerable<Resource> Group(string name, Dictionary<string, string> tags)
    {
        var arns = new PersonalizeArns("us-east-1", Account);
        var (group, schema, solution) = (Arn(PersonalizeKind.DatasetGroup, name), Arn(PersonalizeKind.Schema, name), Arn(PersonalizeKind.Solution, name));
        yield return new DatasetGroupResource(new() { Name = name, DatasetGroupArn = group, Status = "ACTIVE", CreationDateTime = Made, LastUpdatedDateTime = Made });
        yield return new SchemaResource(new() { Name = name, SchemaArn = schema, CreationDateTime = Made, LastUpdatedDateTime = Made, Schema = Interactions });
        yield return new DatasetResource(new()
        {
            Name = "interactions",
            DatasetArn = arns.Dataset(name, "Interactions").ToString(),
            DatasetGroupArn = group,
            DatasetType = "Interactions",
            SchemaArn = schema,
            Status = "ACTIVE",
            CreationDateTime = Made,
            LastUpdatedDateTime = Made,
        });
        yield return new SolutionResource(new() { Name = name, SolutionArn = solution, DatasetGroupArn = group, Status = "ACTIVE", CreationDateTime = Made, LastUpdatedDateTime = Made });
        yield return Version(name, "00000001", group, "ACTIVE", null);
        yield return Version(name, "00000002", group, "CREATE FAILED", "There were too few interactions.");
        yield return new CampaignResource(new()
        {
            Name = name,
            CampaignArn = Arn(PersonalizeKind.Campaign, name),
            SolutionVersionArn = $"{solution}/00000001",
            MinProvisionedTPS = 1,
            Status = "ACTIVE",
            CreationDateTime = Made,
            LastUpdatedDateTime = Made,
        })
        {
            DatasetGroupArn = group,
            Tags = tags,
        };
    }

    private SolutionVersionResource Version(string solution, string id, string group, string status, string? reason) => new(new()
    {
        SolutionVersionArn = $"{Arn(PersonalizeKind.Solution, solution)}/{id}",
        SolutionArn = Arn(PersonalizeKind.Solution, solution),
        DatasetGroupArn = group,
        RecipeArn = "arn:aws:personalize:::recipe/aws-hrnn",
        Status = status,
        FailureReason = reason,
        TrainingHours = status == "ACTIVE" ? 1.5 : null,
        CreationDateTime = Made,
        LastUpdatedDateTime = Made,
    });

    private const string Interactions =
        """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"TIMESTAMP","type":"long"}],"version":"1.0"}""";

    [GeneratedRegex("\\x1b\\[[0-9;]*m")]
    private static partial Regex Colours();
}
