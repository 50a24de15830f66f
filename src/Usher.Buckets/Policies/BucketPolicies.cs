using Usher.Access.Policies;
using Usher.Buckets.Errors;
using Usher.Wire.Errors;

namespace Usher.Buckets.Policies;

/// <summary>Reads the policies of buckets.</summary>
public static class BucketPolicies
{
    /// <summary>Reads and checks a bucket's policy.</summary>
    /// <exception cref="AwsException">MalformedPolicy, with what is wrong and where.</exception>
    public static NamedPolicy Parse(string bucket, string policy)
    {
        try
        {
            return new("ResourcePolicy", $"the policy of bucket {bucket}", PolicyDocument.Parse(policy, PolicyKind.Resource));
        }
        catch (AwsException error)
        {
            // S3's own name for what IAM calls MalformedPolicyDocument.
            throw S3Errors.MalformedPolicy(error.Message);
        }
    }
}
