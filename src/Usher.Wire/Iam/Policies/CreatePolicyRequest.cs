using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What CreatePolicy asks.</summary>
public sealed record CreatePolicyRequest
{
    /// <summary>Name of the policy.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }

    /// <summary><c>/</c>, or a path that begins and ends with one.</summary>
    [Length(1, 512), Pattern(@"((/[A-Za-z0-9\.,\+@=_-]+)*)/")]
    public string? Path { get; init; }

    /// <summary>The policy, as JSON.</summary>
    [Length(1, 131072), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public required string PolicyDocument { get; init; }

    /// <summary>For people to read.</summary>
    [Length(0, 1000)]
    public string? Description { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
