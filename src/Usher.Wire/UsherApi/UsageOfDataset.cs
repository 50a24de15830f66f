namespace Usher.Wire.UsherApi;

/// <summary>What a dataset was given.</summary>
public sealed record UsageOfDataset
{
    /// <summary>The dataset.</summary>
    public required string DatasetArn { get; init; }

    /// <summary>Of the files that were imported.</summary>
    public required long BytesImported { get; init; }

    /// <summary>Of the values that PutEvents, PutItems and PutUsers brought.</summary>
    public required long BytesStreamed { get; init; }
}
