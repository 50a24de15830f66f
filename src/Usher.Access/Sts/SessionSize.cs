namespace Usher.Access.Sts;

/// <summary>How much of what a session may carry its policy and tags take.</summary>
/// <remarks>STS packs them in a way it does not tell; here the share is of the longest policy that is allowed.</remarks>
public static class SessionSize
{
    private const int Whole = 2_048;

    /// <summary>In percent, rounded up; null where neither policies nor tags were given.</summary>
    public static int? PercentOf(RoleRequest request)
    {
        var characters = (request.Policy?.Length ?? 0) + request.PolicyArns.Sum(arn => arn.Length) + request.Tags.Sum(tag => tag.Key.Length + tag.Value.Length);
        return characters == 0 ? null : ((characters * 100) + Whole - 1) / Whole;
    }
}
