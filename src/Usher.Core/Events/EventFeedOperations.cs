using Usher.Core.Datasets;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Core.Events;

/// <summary>Reports what happens to the data that is sent to a dataset group: as a stream, and as counts of dropped fields.</summary>
public sealed class EventFeedOperations(ServiceRecords records, EventFeeds feeds, DroppedFields dropped)
{
    /// <summary>Begins to listen. The caller disposes the feed.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException, LimitExceededException.</exception>
    public EventFeed Listen(string groupArn) => feeds.Listen(GroupOf(groupArn));

    /// <summary>The fields that were dropped since the start.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public ListDroppedFieldsResponse ListDropped(string groupArn)
    {
        var group = GroupOf(groupArn);
        return new()
        {
            Fields = [.. dropped.Counts
                .Where(field => GroupDatasets.GroupOf(field.Key.DatasetArn) == group)
                .Select(field => new DroppedFieldCount(field.Key.DatasetArn, field.Key.Field, field.Key.Cause, field.Value))
                .OrderByDescending(field => field.Count)
                .ThenBy(field => field.Field, StringComparer.Ordinal)],
        };
    }

    private string GroupOf(string arn)
    {
        PersonalizeArn.Require(arn, "datasetGroupArn", PersonalizeKind.DatasetGroup);
        return records.Current.Get<DatasetGroupResource>(arn).Arn;
    }
}
