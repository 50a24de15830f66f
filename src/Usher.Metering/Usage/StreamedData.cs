namespace Usher.Metering.Usage;

/// <summary>What PutEvents, PutItems and PutUsers brought to a dataset in one hour, or in a part of it.</summary>
/// <param name="DatasetArn">The dataset.</param>
/// <param name="Hour">When the hour began.</param>
/// <param name="Bytes">Of the values that were kept, as UTF-8.</param>
public sealed record StreamedData(string DatasetArn, DateTimeOffset Hour, long Bytes);
