using Usher.Wire.Shapes;

namespace Usher.Wire.Sts;

/// <summary>A managed policy.</summary>
public sealed record PolicyDescriptorType
{
    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048), Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+"), WireName("arn")]
    public string? Arn { get; init; }
}
