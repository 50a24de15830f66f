using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A schema: the columns of a dataset.</summary>
public sealed record DatasetSchema
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the schema.</summary>
    public string? SchemaArn { get; init; }

    /// <summary>An Avro record, as JSON.</summary>
    public string? Schema { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>ECOMMERCE or VIDEO_ON_DEMAND; absent for a custom one.</summary>
    [OneOf(Domains.Ecommerce, Domains.VideoOnDemand)]
    public string? Domain { get; init; }
}
