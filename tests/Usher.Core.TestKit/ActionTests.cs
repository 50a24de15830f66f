using Usher.Core.Datasets;
using Usher.Core.Events;
using Usher.Core.Actions;
using Usher.Core.Files;
using Usher.Core.Quotas;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Ranking.Actions;
using Usher.Ranking.Histories;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Reports;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Core.TestKit;

/// <summary>A test with a dataset group that has actions.</summary>
public abstract class ActionTests : ModelTests
{
    /// <summary>The second in which the tests' action interactions begin.</summary>
    protected const long Start = 1_700_000_000;

    private const string Actions =
        """{"type":"record","name":"Actions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"ACTION_ID","type":"string"},{"name":"VALUE","type":["null","long"]},{"name":"TYPE","type":["null","string"]},{"name":"ACTION_EXPIRATION_TIMESTAMP","type":["null","long"]},{"name":"REPEAT_FREQUENCY","type":["null","long"]},{"name":"CHANNEL","type":["null","string"],"categorical":true}],"version":"1.0"}""";

    private const string ActionInteractions =
        """{"type":"record","name":"ActionInteractions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ACTION_ID","type":"string"},{"name":"EVENT_TYPE","type":"string"},{"name":"TIMESTAMP","type":"long"},{"name":"DEVICE","type":["null","string"],"categorical":true}],"version":"1.0"}""";

    private int _imports;

    /// <summary>The tracking ID of the Action_Interactions dataset.</summary>
    protected string Tracking { get; private set; } = "";

    protected static string ArnOf(DatasetType type) => At.Dataset("films", DatasetTypes.Name(type)).ToString();

    public override async ValueTask InitializeAsync()
    {
        Service = await ServiceHost.StartAsync(Folder, new ServiceQuotas { MinInteractionsInImport = 1 }, services: AddServices);
        await GroupAsync("films");
        await Service.PutAsync("movies");
        await Service.RoleAsync("reader");
        await DatasetAsync(DatasetType.Interactions, Interactions);
        await DatasetAsync(DatasetType.Actions, Actions);
        await DatasetAsync(DatasetType.ActionInteractions, ActionInteractions);
        Tracking = Datasets.Describe(new() { DatasetArn = ArnOf(DatasetType.ActionInteractions) }).Dataset!.TrackingId!;
    }

    /// <summary>Imports rows of actions: ACTION_ID,VALUE,TYPE,ACTION_EXPIRATION_TIMESTAMP,REPEAT_FREQUENCY,CHANNEL.</summary>
    protected Task<ImportJobResource> ImportActionsAsync(string mode, params string[] rows) =>
        ImportAsync(DatasetType.Actions, mode, ["ACTION_ID,VALUE,TYPE,ACTION_EXPIRATION_TIMESTAMP,REPEAT_FREQUENCY,CHANNEL", .. rows]);

    /// <summary>Imports rows of action interactions: USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP,DEVICE.</summary>
    protected Task<ImportJobResource> ImportActionInteractionsAsync(string mode, params string[] rows) =>
        ImportAsync(DatasetType.ActionInteractions, mode, ["USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP,DEVICE", .. rows]);

    protected Task PutActionAsync(string action, string? properties) =>
        Service.Get<PutRowOperations>().PutAsync(new PutActionsRequest { DatasetArn = ArnOf(DatasetType.Actions), Actions = [new() { ActionId = action, Properties = properties }] });

    protected Task PutAsync(params ActionInteraction[] interactions) =>
        Service.Get<ActionInteractionOperations>().PutAsync(new() { TrackingId = Tracking, ActionInteractions = interactions });

    protected static ActionInteraction Of(string? user, string action, string type = "Taken", long after = 0, string session = "session") =>
        new() { UserId = user, ActionId = action, SessionId = session, EventType = type, Timestamp = DateTimeOffset.FromUnixTimeSeconds(Start + after) };

    /// <summary>
    /// A model of the actions a to d that nobody had to train. The propensities of a, b and c are 0.5, 0.3 and 0.493 for a user without events; d is not scored, and was taken 7 times. An event with an item makes b likelier, and each
    /// decision against an action makes it unlikelier. User u1 has decided against a once, and u2 has an event with an item.
    /// </summary>
    protected async Task<string> ActionVersionAsync(Func<SolutionVersionResource, SolutionVersionResource>? with = null)
    {
        var name = ModelFiles.NewName();
        var folder = Service.Get<ModelFiles>().PathOf(name);
        var set = new TrainingSet { UserIds = new(["u2"]), ItemIds = new(Enumerable.Range(0, ItemCount).Select(item => $"i{item}")), Offsets = [0, 1], Items = [0], Times = [Start] };
        var actions = new ActionSet { ActionIds = new(["a", "b", "c", "d"]), UserIds = new(["u1"]), Offsets = [0, 1], Actions = [0], Types = [(sbyte)ActionEventType.NotTaken], Times = [Start] };
        var features = new ActionFeatures(default, new float[ItemCount], new(new int[ItemCount + 1], default, 0), CategoryTable.Empty, takeRate: 0.5);
        var weights = new float[4 * features.Length];
        // The first number of a user tells how many events there are, the second of a pair how many decisions against the action.
        weights[features.Length] = 5;
        for (var action = 0; action < 3; action++)
            weights[(action * features.Length) + features.Length - 4] = -3;
        var ranker = new ActionRanker(features, weights, new[] { Odds(0.5), Odds(0.3), Odds(0.493), float.NaN }, new[] { 0, 0, 0, 7 }, Start);
        ModelFolder.Write(folder, new() { Recipe = "aws-next-best-action", Seed = 1, Data = DataDescription.Of(set) }, ranker, set.ItemIds, set.UserIds, actions);
        ModelFolder.AddHistories(folder, set);
        var arn = "arn:aws:personalize:us-east-1:123456789012:solution/offers/00000001";
        var version = new SolutionVersionResource(new()
        {
            SolutionVersionArn = arn,
            SolutionArn = arn[..arn.LastIndexOf('/')],
            DatasetGroupArn = Group,
            Status = Statuses.Active,
            CreationDateTime = Service.Records.Now,
            LastUpdatedDateTime = Service.Records.Now,
        })
        {
            Recipe = "aws-next-best-action",
            Model = name,
        };
        await Service.Records.ChangeAsync(before => before.Add(with?.Invoke(version) ?? version), Stop);
        return arn;
    }

    /// <summary>The actions that a user gets, with their scores to two decimals.</summary>
    protected async Task<IEnumerable<(string? Action, double Score)>> ActionsAsync(string campaign, string user, int? count = null) =>
        (await Service.Get<ActionRecommendationOperations>().GetAsync(new() { CampaignArn = campaign, UserId = user, NumResults = count }, Stop)).ActionList!.Select(action => (action.ActionId, Math.Round(action.Score!.Value, 2)));

    private static float Odds(double share) => (float)Math.Log(share / (1 - share));

    private async Task DatasetAsync(DatasetType type, string schema) =>
        await Datasets.CreateAsync(new() { Name = DatasetTypes.Name(type), DatasetGroupArn = Group, DatasetType = DatasetTypes.Name(type), SchemaArn = await SchemaAsync(DatasetTypes.Name(type), schema) }, At, Stop);

    private async Task<ImportJobResource> ImportAsync(DatasetType type, string mode, string[] lines)
    {
        var key = $"{++_imports}.csv";
        await Service.PutObjectAsync("movies", key, string.Join('\n', lines) + "\n");
        var arn = (await Imports.CreateAsync(
            new()
            {
                JobName = $"import-{_imports}",
                DatasetArn = ArnOf(type),
                ImportMode = mode,
                DataSource = new() { DataLocation = $"s3://movies/{key}" },
                RoleArn = "arn:aws:iam::" + Service.Account.Identities.Current.Account + ":role/reader",
            },
            At,
            Stop)).DatasetImportJobArn!;
        return await Service.SettledAsync<ImportJobResource>(arn);
    }
}
