namespace Usher.Access.Deciding;

/// <summary>Decides by the policies: an explicit deny first, then what allows, then what bounds.</summary>
/// <remarks>IAM User Guide, "Policy evaluation logic".</remarks>
public static class PolicyEvaluator
{
    public static Decision Decide(AccessRequest request) => throw new NotImplementedException($"{request}");
}
