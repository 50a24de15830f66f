using System.Security.Cryptography;
using System.Text;
using Usher.Access.Callers;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Accounts and callers as S3's documents name them.</summary>
internal static class Owners
{
    /// <summary>An account. Its canonical user id is made of its number: always the same, and of the form clients check for.</summary>
    public static S3Owner Of(string account) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(account))), account);

    /// <summary>Who began an upload.</summary>
    /// <param name="arn">Root's is told as the account, as S3 does.</param>
    /// <param name="account">The bucket's.</param>
    public static S3Owner Initiator(string arn, string account) =>
        arn.Length == 0 || arn.EndsWith(":root", StringComparison.Ordinal) ? Of(account) : new(arn, arn[(arn.LastIndexOf('/') + 1)..]);

    public static S3Owner Of(Caller caller) => Of(caller.Account);
}
