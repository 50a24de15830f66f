namespace Usher.Wire.Personalize;

/// <summary>What an import does with the rows that were imported before.</summary>
public static class ImportModes
{
    /// <summary>Replaces them.</summary>
    public const string Full = "FULL";

    /// <summary>Adds to them.</summary>
    public const string Incremental = "INCREMENTAL";
}
