namespace Usher.Access.Explaining;

/// <summary>A statement that would have allowed, but for one part.</summary>
/// <param name="Policy">Which policy, in words.</param>
/// <param name="Statement">Its Sid, or its place in the policy.</param>
/// <param name="Why">The part that did not fit: what was wanted, what came.</param>
public sealed record NearMiss(string Policy, string Statement, string Why);
