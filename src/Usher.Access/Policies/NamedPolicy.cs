namespace Usher.Access.Policies;

/// <summary>A policy and what to call it in an answer or an explanation.</summary>
/// <param name="Id">SourcePolicyId of a simulation: a managed policy's name, <c>user_adham_policy</c> for an inline one, <c>PolicyInputList.1</c>, <c>ResourcePolicy</c>.</param>
/// <param name="Where">The same in words for people, such as "inline policy 'read' of role AmazonPersonalize-ExecutionRole".</param>
/// <param name="Document">Its statements.</param>
public sealed record NamedPolicy(string Id, string Where, PolicyDocument Document);
