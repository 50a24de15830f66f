using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateDatasetGroup asks.</summary>
public sealed record CreateDatasetGroupRequest : IBringsTags
{
    /// <summary>Name, unique among its kind in the account.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string Name { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    [Length(0, 256), Pattern(Patterns.RoleArn)]
    public string? RoleArn { get; init; }

    /// <summary>ARN of the key that the data is encrypted with.</summary>
    [Length(0, 2048), Pattern(Patterns.KmsKeyArn)]
    public string? KmsKeyArn { get; init; }

    /// <summary>ECOMMERCE or VIDEO_ON_DEMAND; left out for a custom one.</summary>
    [OneOf(Domains.Ecommerce, Domains.VideoOnDemand)]
    public string? Domain { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
