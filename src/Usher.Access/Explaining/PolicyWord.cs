namespace Usher.Access.Explaining;

/// <summary>What one policy says about a request.</summary>
/// <param name="Policy">Which policy, in words.</param>
/// <param name="Says">That it allows or denies it, by which statement, or that it says nothing about it.</param>
public sealed record PolicyWord(string Policy, string Says);
