using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What DeleteAccessKey asks.</summary>
public sealed record DeleteAccessKeyRequest
{
    /// <summary>Name of the user; whoever signed by default.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }

    /// <summary>The key.</summary>
    [Length(16, 128), Pattern(@"[\w]+")]
    public required string AccessKeyId { get; init; }
}
