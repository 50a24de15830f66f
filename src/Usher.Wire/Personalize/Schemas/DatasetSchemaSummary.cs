using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A schema, in a list.</summary>
public sealed record DatasetSchemaSummary
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the schema.</summary>
    public string? SchemaArn { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>ECOMMERCE or VIDEO_ON_DEMAND; absent for a custom one.</summary>
    [OneOf(Domains.Ecommerce, Domains.VideoOnDemand)]
    public string? Domain { get; init; }
}
