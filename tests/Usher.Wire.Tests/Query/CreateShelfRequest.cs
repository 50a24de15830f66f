using Usher.Wire.Shapes;

namespace Usher.Wire.Tests.Query;

/// <summary>An operation of no service, with a member of every kind: the example to write records after.</summary>
public sealed record CreateShelfRequest
{
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string ShelfName { get; init; }

    [Length(1, 512), Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? Path { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    public long? Weight { get; init; }

    public bool? IsOpen { get; init; }

    public DateTimeOffset? BuiltAt { get; init; }

    [OneOf("Oak", "Pine")]
    public string? Wood { get; init; }

    [Length(0, 3)]
    public IReadOnlyList<ShelfTag>? Tags { get; init; }

    [Length(1, 2), Length(3, 5, Each = true)]
    public IReadOnlyList<string>? Codes { get; init; }

    public ShelfTag? Label { get; init; }

    public IReadOnlyList<int>? Heights { get; init; }
}

public sealed record ShelfTag
{
    [Length(1, 8)]
    public required string Key { get; init; }

    public required string Value { get; init; }
}

public sealed record CreateShelfResponse
{
    public required Shelf Shelf { get; init; }

    public required bool IsTruncated { get; init; }
}

public sealed record Shelf
{
    public required string ShelfName { get; init; }

    [WireName("Shelf")]
    public int? Number { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public IReadOnlyList<ShelfTag>? Tags { get; init; }

    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    public Shelf? Above { get; init; }
}
