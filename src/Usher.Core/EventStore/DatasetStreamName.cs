using System.Globalization;
using Usher.Core.Resources;

namespace Usher.Core.EventStore;

/// <summary>Names the stream of rows that came to a dataset one by one.</summary>
public static class DatasetStreamName
{
    /// <summary>The name: a dataset that is made again under the same ARN is another one, and has none of the rows of the first.</summary>
    public static string Of(DatasetResource dataset) => string.Create(CultureInfo.InvariantCulture, $"{dataset.Arn} {dataset.CreatedAt.ToUnixTimeMilliseconds()}");
}
