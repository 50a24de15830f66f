namespace Usher.Wire.Iam;

/// <summary>What GetAccessKeyLastUsed answers.</summary>
public sealed record GetAccessKeyLastUsedResponse
{
    /// <summary>Name of the user.</summary>
    public string? UserName { get; init; }

    /// <summary>When and for what it was last used.</summary>
    public AccessKeyLastUsed? AccessKeyLastUsed { get; init; }
}
