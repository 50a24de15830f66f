namespace Usher.Wire.Personalize;

/// <summary>How a version is trained.</summary>
public static class TrainingModes
{
    /// <summary>Anew.</summary>
    public const string Full = "FULL";

    /// <summary>On from the version before.</summary>
    public const string Update = "UPDATE";

    /// <summary>As the schedule said.</summary>
    public const string AutoTrain = "AUTOTRAIN";
}
