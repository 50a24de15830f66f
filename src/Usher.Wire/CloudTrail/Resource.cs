namespace Usher.Wire.CloudTrail;

/// <summary>Something that an event was about.</summary>
public sealed record Resource
{
    /// <summary>Such as <c>AWS::S3::Bucket</c>.</summary>
    public string? ResourceType { get; init; }

    /// <summary>What people call it.</summary>
    public string? ResourceName { get; init; }
}
