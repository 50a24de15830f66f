namespace Usher.Wire.Personalize;

/// <summary>How much an objective may change the order of items.</summary>
public static class ObjectiveSensitivities
{
    /// <summary>A little.</summary>
    public const string Low = "LOW";

    /// <summary>Somewhat.</summary>
    public const string Medium = "MEDIUM";

    /// <summary>Much.</summary>
    public const string High = "HIGH";

    /// <summary>Not at all.</summary>
    public const string Off = "OFF";
}
