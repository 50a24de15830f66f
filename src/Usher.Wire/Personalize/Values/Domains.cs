namespace Usher.Wire.Personalize;

/// <summary>The field of business that a dataset group is made for.</summary>
public static class Domains
{
    /// <summary>Shops.</summary>
    public const string Ecommerce = "ECOMMERCE";

    /// <summary>Films and series.</summary>
    public const string VideoOnDemand = "VIDEO_ON_DEMAND";
}
