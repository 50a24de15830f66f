using Usher.Core.Datasets;
using Usher.Core.Events;
using Usher.Core.Quotas;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Core.TestKit;

/// <summary>A test that looks at what is in a dataset group, with few rows.</summary>
public abstract class InsightTests : ModelTests
{
    private const string Ratings =
        """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"TIMESTAMP","type":"long"},{"name":"EVENT_TYPE","type":"string"},{"name":"EVENT_VALUE","type":["null","float"]}],"version":"1.0"}""";

    private const string Films =
        """{"type":"record","name":"Items","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"ITEM_ID","type":"string"},{"name":"TITLE","type":["null","string"]},{"name":"GENRES","type":["null","string"],"categorical":true},{"name":"YEAR","type":["null","int"]}],"version":"1.0"}""";

    private const string Viewers =
        """{"type":"record","name":"Users","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"PLAN","type":["null","string"],"categorical":true},{"name":"AGE","type":["null","int"]}],"version":"1.0"}""";

    private int _imports;

    private string _tracking = "";

    public override async ValueTask InitializeAsync()
    {
        Service = await ServiceHost.StartAsync(Folder, new ServiceQuotas { MinInteractionsInImport = 1 });
        await GroupAsync("films");
        await Service.PutAsync("movies");
        await Service.RoleAsync("reader");
    }

    /// <summary>Makes the dataset of interactions, and a tracker.</summary>
    protected async Task RatingsAsync(params string[] rows)
    {
        await DatasetAsync(DatasetType.Interactions, Ratings);
        _tracking = (await Service.Get<EventTrackerOperations>().CreateAsync(new() { Name = "site", DatasetGroupArn = Group }, At, Stop)).TrackingId!;
        if (rows.Length > 0)
            await ImportRatingsAsync("FULL", rows);
    }

    /// <summary>Makes the dataset of items.</summary>
    protected async Task FilmsAsync(params string[] rows)
    {
        await DatasetAsync(DatasetType.Items, Films);
        await ImportFilmsAsync("FULL", rows);
    }

    /// <summary>Makes the dataset of users.</summary>
    protected async Task ViewersAsync(params string[] rows)
    {
        await DatasetAsync(DatasetType.Users, Viewers);
        await ImportAsync(DatasetType.Users, "FULL", ["USER_ID,PLAN,AGE", .. rows]);
    }

    protected Task ImportRatingsAsync(string mode, params string[] rows) => ImportAsync(DatasetType.Interactions, mode, ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE", .. rows]);

    protected Task ImportFilmsAsync(string mode, params string[] rows) => ImportAsync(DatasetType.Items, mode, ["ITEM_ID,TITLE,GENRES,YEAR", .. rows]);

    protected Task PutEventAsync(string? user, string item, int time, string type = "Watch", float? value = null, string session = "session") => Service.Get<EventOperations>().PutAsync(new()
    {
        TrackingId = _tracking,
        UserId = user,
        SessionId = session,
        EventList = [new() { ItemId = item, EventType = type, EventValue = value, SentAt = DateTimeOffset.FromUnixTimeSeconds(time) }],
    });

    protected Task PutItemAsync(string item, string properties) =>
        Service.Get<PutRowOperations>().PutAsync(new PutItemsRequest { DatasetArn = ArnOf(DatasetType.Items), Items = [new() { ItemId = item, Properties = properties }] });

    protected Task PutUserAsync(string user, string properties) =>
        Service.Get<PutRowOperations>().PutAsync(new PutUsersRequest { DatasetArn = ArnOf(DatasetType.Users), Users = [new() { UserId = user, Properties = properties }] });

    private static string ArnOf(DatasetType type) => At.Dataset("films", DatasetTypes.Name(type)).ToString();

    private async Task DatasetAsync(DatasetType type, string schema) =>
        await Datasets.CreateAsync(new() { Name = DatasetTypes.Name(type), DatasetGroupArn = Group, DatasetType = type.ToString(), SchemaArn = await SchemaAsync(DatasetTypes.Name(type), schema) }, At, Stop);

    private async Task ImportAsync(DatasetType type, string mode, string[] lines)
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
        var job = await Service.SettledAsync<ImportJobResource>(arn);
        Assert.Equal(("ACTIVE", null), (job.Status, job.Shape.FailureReason));
    }
}
