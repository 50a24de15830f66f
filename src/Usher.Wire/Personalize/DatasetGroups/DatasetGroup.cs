using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What holds datasets and everything made of them.</summary>
public sealed record DatasetGroup
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    public string? DatasetGroupArn { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    public string? RoleArn { get; init; }

    /// <summary>ARN of the key that the data is encrypted with.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>ECOMMERCE or VIDEO_ON_DEMAND; absent for a custom one.</summary>
    [OneOf(Domains.Ecommerce, Domains.VideoOnDemand)]
    public string? Domain { get; init; }
}
