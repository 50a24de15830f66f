namespace Usher.Wire.Personalize;

/// <summary>What CreateFilter answers.</summary>
public sealed record CreateFilterResponse
{
    /// <summary>ARN of the filter.</summary>
    public string? FilterArn { get; init; }
}
