namespace Usher.Wire.Personalize;

/// <summary>Who had a version trained.</summary>
public static class TrainingTypes
{
    /// <summary>The schedule.</summary>
    public const string Automatic = "AUTOMATIC";

    /// <summary>A call.</summary>
    public const string Manual = "MANUAL";
}
