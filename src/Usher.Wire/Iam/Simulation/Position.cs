namespace Usher.Wire.Iam;

/// <summary>A place in a policy.</summary>
public sealed record Position
{
    /// <summary>From 1.</summary>
    public int? Line { get; init; }

    /// <summary>From 1.</summary>
    public int? Column { get; init; }
}
