using Usher.Core.Datasets;
using Usher.Core.Errors;
using Usher.Core.EventStore;
using Usher.Core.Observers;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Schemas;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Core.Events;

/// <summary>PutItems, PutUsers and PutActions. A row replaces an earlier row of the same ID, imported or put.</summary>
/// <remarks>https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_PutItems.html</remarks>
public sealed class PutRowOperations(ServiceRecords records, IEventStore store, UpsertTracker recent, DroppedFields dropped, IServiceObserver observer)
{
    public Task PutAsync(PutItemsRequest request) =>
        PutAsync(request.DatasetArn, DatasetType.Items, "items", [.. request.Items.Select(item => (item.ItemId, item.Properties))]);

    public Task PutAsync(PutUsersRequest request) =>
        PutAsync(request.DatasetArn, DatasetType.Users, "users", [.. request.Users.Select(user => (user.UserId, user.Properties))]);

    public Task PutAsync(PutActionsRequest request) =>
        PutAsync(request.DatasetArn, DatasetType.Actions, "actions", [.. request.Actions.Select(action => (action.ActionId, action.Properties))]);

    private async Task PutAsync(string datasetArn, DatasetType type, string member, IReadOnlyList<(string Id, string? Properties)> sent)
    {
        PersonalizeArn.Require(datasetArn, "datasetArn", PersonalizeKind.Dataset);
        var snapshot = records.Current;
        var dataset = snapshot.Get<DatasetResource>(datasetArn);
        if (DatasetTypes.Parse(dataset.Shape.DatasetType!) != type)
            throw ServiceErrors.InvalidInput($"datasetArn is that of a dataset of type {dataset.Shape.DatasetType}; {member} can be put into one of type {DatasetTypes.Name(type)}.");

        var schema = snapshot.SchemaOf(dataset);
        var id = DatasetTypes.IdOf(type);
        PutRow[] rows = [.. sent.Select((row, index) => new PutRow(row.Id, Columns(row.Properties, $"{member}[{index}]")))];
        await store.PutRowsAsync(DatasetStreamName.Of(dataset), rows);
        recent.Note(DatasetStreamName.Of(dataset), rows);
        observer.DataStreamed(dataset.Arn, sent.Sum(row => TextSize.InBytes(row.Id, row.Properties)));

        string? Columns(string? properties, string place) => Properties.Write(Properties.Read(
            properties,
            schema,
            place,
            key => dropped.Add(dataset.Arn, key, $"the schema of the {type} dataset has no such column."),
            (key, _) => ColumnKeys.Find(schema, key)?.Name == id ? throw ServiceErrors.InvalidInput($"{place}.properties has '{key}', which stands beside them. Leave it out.") : false));
    }
}
