using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Core.Quotas;

internal static class QuotaChecks
{
    /// <summary>Checks that one more resource may be created.</summary>
    /// <param name="snapshot">The records.</param>
    /// <param name="arn">The ARN of the new resource. Where it is taken, the quota is not checked: the error is then that the resource exists.</param>
    /// <param name="quota">How many there may be.</param>
    /// <param name="counts">Whether a resource counts.</param>
    /// <param name="message">The message of the error.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">LimitExceededException.</exception>
    public static void CheckQuota<T>(this ServiceSnapshot snapshot, string arn, int quota, Func<T, bool> counts, string message)
        where T : Resource
    {
        if (snapshot.Find<T>(arn) is null && snapshot.Of<T>().Count(counts) >= quota)
            throw ServiceErrors.LimitExceeded(message);
    }
}
