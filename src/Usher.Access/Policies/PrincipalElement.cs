namespace Usher.Access.Policies;

/// <summary>Principal or NotPrincipal.</summary>
/// <param name="IsNegated">Whether it is NotPrincipal.</param>
/// <param name="Principals">At least one.</param>
public sealed record PrincipalElement(bool IsNegated, IReadOnlyList<PrincipalName> Principals);

/// <summary>One principal that a statement names.</summary>
/// <param name="Kind">AWS, Service, Federated or CanonicalUser.</param>
/// <param name="Name">An ARN, an account, a service's name, or <c>*</c>.</param>
public readonly record struct PrincipalName(string Kind, string Name);
