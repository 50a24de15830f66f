using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateDatasetGroup answers.</summary>
public sealed record CreateDatasetGroupResponse
{
    /// <summary>ARN of the dataset group.</summary>
    public string? DatasetGroupArn { get; init; }

    /// <summary>ECOMMERCE or VIDEO_ON_DEMAND; absent for a custom one.</summary>
    [OneOf(Domains.Ecommerce, Domains.VideoOnDemand)]
    public string? Domain { get; init; }
}
