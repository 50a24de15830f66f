namespace Usher.Wire.Personalize;

/// <summary>Which rows an export takes, by the way they came.</summary>
public static class IngestionModes
{
    /// <summary>Those of import jobs.</summary>
    public const string Bulk = "BULK";

    /// <summary>Those of PutEvents, PutItems and their like.</summary>
    public const string Put = "PUT";

    /// <summary>Both.</summary>
    public const string All = "ALL";
}
