namespace Usher.Metering.Usage;

/// <summary>The size of the data that a dataset received by PutEvents, PutItems and PutUsers in one hour, or in a part of it.</summary>
/// <param name="DatasetArn">The dataset.</param>
/// <param name="Hour">When the hour began.</param>
/// <param name="Bytes">The size of the values as UTF-8.</param>
public sealed record StreamedData(string DatasetArn, DateTimeOffset Hour, long Bytes);
