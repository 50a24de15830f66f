namespace Usher.Access.Explaining;

/// <summary>A statement that would have allowed, but for one part.</summary>
/// <param name="Policy">Which policy, in words.</param>
/// <param name="Statement">Its Sid, or its place in the policy.</param>
/// <param name="Part">The part that did not fit: condition, resource, principal or action.</param>
/// <param name="Why">What was wanted, what came.</param>
public sealed record NearMiss(string Policy, string Statement, string Part, string Why);
