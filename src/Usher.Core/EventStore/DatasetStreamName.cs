using System.Globalization;
using Usher.Core.Resources;

namespace Usher.Core.EventStore;

/// <summary>The name under which the event store keeps the rows that a dataset gets from PutEvents, PutItems and PutUsers.</summary>
public static class DatasetStreamName
{
    /// <summary>The name for a dataset. It has the creation time, so a dataset that is deleted and created again under the same ARN starts without rows.</summary>
    public static string Of(DatasetResource dataset) => string.Create(CultureInfo.InvariantCulture, $"{dataset.Arn} {dataset.CreatedAt.ToUnixTimeMilliseconds()}");
}
