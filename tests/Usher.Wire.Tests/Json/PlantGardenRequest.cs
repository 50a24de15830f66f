using Usher.Wire.Shapes;

namespace Usher.Wire.Tests.Json;

/// <summary>An operation of no service, with a member of every kind that JSON has.</summary>
public sealed record PlantGardenRequest
{
    [Length(1, 8), Pattern(@"^[a-z][a-z\d]*")]
    public required string Name { get; init; }

    public DateTimeOffset? PlantedAt { get; init; }

    [Range(1, 100)]
    public int? Beds { get; init; }

    public long? Seeds { get; init; }

    [Range(0, 1)]
    public double? Shade { get; init; }

    public float? Slope { get; init; }

    public bool? IsOpen { get; init; }

    [OneOf("CLAY", "SAND")]
    public string? Soil { get; init; }

    [Length(1, 2), Length(3, 5, Each = true)]
    public IReadOnlyList<string>? Codes { get; init; }

    [Length(0, 2), Length(1, 3, EachKey = true), Length(0, 5, Each = true)]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    [OneOf("SUN", "RAIN", EachKey = true), Range(0, 1, Each = true)]
    public IReadOnlyDictionary<string, double>? Weights { get; init; }

    [Length(1, 2, Each = true), Length(2, 4, EachOfEach = true), Pattern("[a-z]+", EachOfEach = true)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Rows { get; init; }

    public Gate? Gate { get; init; }

    [Length(0, 2)]
    public IReadOnlyList<Plant>? Plants { get; init; }

    [Sensitive, Length(0, 3)]
    public string? Password { get; init; }

    [Pattern(@"\p{ASCII}{0,5}")]
    public string? Token { get; init; }
}

public sealed record Gate
{
    [Range(long.MinValue, 10)]
    public int? Width { get; init; }

    public Gate? Behind { get; init; }
}

[Sensitive]
public sealed record Plant
{
    [Length(1, 4)]
    public required string Kind { get; init; }

    public required DateTimeOffset SownAt { get; init; }
}
