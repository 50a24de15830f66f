namespace Usher.Wire.Iam;

// Added to the service model in 2026; the model that the records are generated from does not have it yet.
public sealed partial record SimulatePrincipalPolicyRequest
{
    /// <summary>Policies of the principal to leave out.</summary>
    public IReadOnlyList<string>? PolicyExclusionList { get; init; }
}
