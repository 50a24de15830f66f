namespace Usher.Buckets.Objects;

/// <summary>What a request says about the object it stores.</summary>
public sealed record NewObject
{
    public ObjectProperties Properties { get; init; } = ObjectProperties.None;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public WriteCondition Condition { get; init; }
}
