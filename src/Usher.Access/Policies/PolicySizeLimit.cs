using Usher.Wire.Errors;

namespace Usher.Access.Policies;

/// <summary>How long policies may be.</summary>
/// <param name="Characters">At most so many.</param>
/// <param name="CountsWhitespace">Whether spaces, tabs and line ends count; for IAM they do not.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Sentence">AWS's sentence; <c>{0}</c> is the name of the user, group or role.</param>
/// <remarks>IAM User Guide, "IAM and AWS STS quotas"; S3 User Guide, "Bucket policies".</remarks>
public sealed record PolicySizeLimit(int Characters, bool CountsWhitespace, string Code, string Sentence)
{
    /// <summary>All inline policies of a user together.</summary>
    public static PolicySizeLimit UserInline { get; } = new(2_048, false, "LimitExceeded", "Maximum policy size of 2048 bytes exceeded for user {0}");

    /// <summary>All inline policies of a group together.</summary>
    public static PolicySizeLimit GroupInline { get; } = new(5_120, false, "LimitExceeded", "Maximum policy size of 5120 bytes exceeded for group {0}");

    /// <summary>All inline policies of a role together.</summary>
    public static PolicySizeLimit RoleInline { get; } = new(10_240, false, "LimitExceeded", "Maximum policy size of 10240 bytes exceeded for role {0}");

    /// <summary>One version of a managed policy.</summary>
    public static PolicySizeLimit Managed { get; } = new(6_144, false, "LimitExceeded", "Cannot exceed quota for PolicySize: 6144");

    /// <summary>A role's trust policy.</summary>
    public static PolicySizeLimit Trust { get; } = new(2_048, false, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048");

    /// <summary>A policy given with AssumeRole.</summary>
    public static PolicySizeLimit Session { get; } = new(2_048, true, "PackedPolicyTooLarge", "The session policy exceeds 2048 characters");

    /// <summary>A bucket's policy.</summary>
    public static PolicySizeLimit Bucket { get; } = new(20_480, true, "MalformedPolicy", "Policy exceeds the maximum allowed document size.");

    /// <summary>Checks policies that share this limit.</summary>
    /// <param name="name">Whose they are.</param>
    /// <param name="policies">As they were given; their lengths are added.</param>
    /// <exception cref="AwsException"><see cref="Code"/>: they are longer together.</exception>
    public void Check(string name, params IEnumerable<string> policies)
    {
        var length = policies.Sum(Length);
        if (length > Characters)
            throw new AwsException(Code, $"{Sentence.Replace("{0}", name, StringComparison.Ordinal)} ({length} characters came{(CountsWhitespace ? "" : ", whitespace not counted")}).");
    }

    private int Length(string policy) => CountsWhitespace ? policy.Length : policy.Count(it => it is not (' ' or '\t' or '\r' or '\n'));
}
