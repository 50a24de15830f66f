using Usher.Core.Datasets;
using Usher.Core.Events;
using Usher.Core.Quotas;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
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
