namespace Usher.Wire.Personalize;

/// <summary>How themes are made.</summary>
public sealed record ThemeGenerationConfig
{
    /// <summary>The columns that they are made from.</summary>
    public required FieldsForThemeGeneration FieldsForThemeGeneration { get; init; }
}
