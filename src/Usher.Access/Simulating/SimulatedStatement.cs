using Usher.Access.Policies;

namespace Usher.Access.Simulating;

/// <summary>A statement that decided, and where it stands.</summary>
/// <param name="SourcePolicyId">Such as <c>user_adham_read</c>, <c>PolicyInputList.1</c> or <c>ResourcePolicy</c>.</param>
/// <param name="SourcePolicyType"><c>IAM Policy</c> or <c>Resource Policy</c>.</param>
/// <param name="StartPosition">Behind the bracket, comma or brace that opens it.</param>
/// <param name="EndPosition">Behind the brace that closes it.</param>
public sealed record SimulatedStatement(string SourcePolicyId, string SourcePolicyType, TextPosition StartPosition, TextPosition EndPosition);
