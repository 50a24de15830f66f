using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateSchema asks.</summary>
public sealed record CreateSchemaRequest
{
    /// <summary>Name, unique among its kind in the account.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string Name { get; init; }

    /// <summary>An Avro record, as JSON.</summary>
    [Length(0, 20000)]
    public required string Schema { get; init; }

    /// <summary>ECOMMERCE or VIDEO_ON_DEMAND; absent for a custom one.</summary>
    [OneOf(Domains.Ecommerce, Domains.VideoOnDemand)]
    public string? Domain { get; init; }
}
