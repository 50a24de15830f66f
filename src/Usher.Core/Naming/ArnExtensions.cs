using Usher.Wire.Personalize;

namespace Usher.Core.Naming;

/// <summary>Tells which resources a request may see: those of its region and account.</summary>
public static class ArnExtensions
{
    /// <summary>Whether a resource is of this region and account.</summary>
    public static bool Has(this PersonalizeArns at, string arn) => PersonalizeArn.TryParse(arn, out var its) && its.Region == at.Region && its.Account == at.Account;
}
