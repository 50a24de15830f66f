using Usher.Access.Callers;

namespace Usher.Access.Simulating;

/// <summary>Answers what policies would decide, without doing anything.</summary>
/// <remarks>IAM API reference, SimulateCustomPolicy, SimulatePrincipalPolicy, EvaluationResult.</remarks>
public static class PolicySimulation
{
    /// <summary>Simulates the policies of the input and no others.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInput: a policy, an ARN, a context entry, MaxItems or Marker is wrong.</exception>
    public static SimulationPage OfCustomPolicy(SimulationInput input) => throw new NotImplementedException($"{input}");

    /// <summary>Simulates the policies of a user, group or role, and those of the input besides.</summary>
    /// <param name="input">What is asked.</param>
    /// <param name="source">The principal with its policies; for a group a caller with the group's ARN and policies.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInput: as for a custom policy, or a resource policy without a user to name.</exception>
    public static SimulationPage OfPrincipal(SimulationInput input, Caller source) => throw new NotImplementedException($"{input}{source}");
}
