namespace Usher.Wire.Personalize;

/// <summary>What a batch inference job makes.</summary>
public static class BatchInferenceJobModes
{
    /// <summary>Recommendations.</summary>
    public const string BatchInference = "BATCH_INFERENCE";

    /// <summary>Recommendations with themes.</summary>
    public const string ThemeGeneration = "THEME_GENERATION";
}
