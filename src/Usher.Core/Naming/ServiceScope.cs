using System.Security.Cryptography;

namespace Usher.Core.Naming;

/// <summary>Where a request's resources lie: names are unique in a region of an account.</summary>
/// <param name="Region">Of the signature's scope.</param>
/// <param name="Account">Twelve digits.</param>
public sealed record ServiceScope(string Region, string Account)
{
    /// <summary>Begins the ARN of every resource here.</summary>
    public string Prefix { get; } = $"arn:aws:personalize:{Region}:{Account}:";

    /// <summary>The ARN of a resource here.</summary>
    /// <param name="kind">Such as campaign.</param>
    /// <param name="id">Mostly its name.</param>
    public string ArnOf(string kind, string id) => $"{Prefix}{kind}/{id}";

    /// <summary>Whether a resource lies here.</summary>
    public bool Has(string arn) => arn.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Eight hex digits that name a solution version or an event tracker.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>What stands behind <c>kind/</c> in an ARN.</summary>
    public static string NameIn(string arn) => arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
