using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What GetAccessKeyLastUsed asks.</summary>
public sealed record GetAccessKeyLastUsedRequest
{
    /// <summary>The key.</summary>
    [Length(16, 128), Pattern(@"[\w]+")]
    public required string AccessKeyId { get; init; }
}
