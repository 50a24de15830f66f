using Usher.Access.Identities;

namespace Usher.Api.Iam;

/// <summary>What an operation acts on.</summary>
/// <param name="Arn">The resource that policies are asked about.</param>
/// <param name="Entity">What is there; null if nothing is, or nothing yet.</param>
internal sealed record IamTarget(string Arn, IamEntity? Entity = null);
