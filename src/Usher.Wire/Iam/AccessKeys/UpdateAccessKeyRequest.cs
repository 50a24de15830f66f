using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What UpdateAccessKey asks.</summary>
public sealed record UpdateAccessKeyRequest
{
    /// <summary>Name of the user; whoever signed by default.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }

    /// <summary>The key.</summary>
    [Length(16, 128), Pattern(@"[\w]+")]
    public required string AccessKeyId { get; init; }

    /// <summary><c>Active</c> or <c>Inactive</c>.</summary>
    [OneOf("Active", "Inactive", "Expired")]
    public required string Status { get; init; }
}
