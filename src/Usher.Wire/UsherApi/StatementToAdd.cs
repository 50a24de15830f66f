namespace Usher.Wire.UsherApi;

/// <summary>A statement that is missing.</summary>
public sealed record StatementToAdd
{
    /// <summary>The policy it belongs into, in words: the trust policy of role x, a policy of user y, the policy of bucket z.</summary>
    public required string Policy { get; init; }

    /// <summary>The statement, as JSON.</summary>
    public required string Statement { get; init; }
}
