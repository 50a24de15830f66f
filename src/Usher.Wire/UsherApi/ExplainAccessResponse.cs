namespace Usher.Wire.UsherApi;

/// <summary>Why something is allowed or not, and what would allow it.</summary>
public sealed record ExplainAccessResponse
{
    /// <summary>Whether it may be done.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>The whole explanation, for people.</summary>
    public required string Text { get; init; }

    /// <summary>The statements to add, smallest first; empty where it is allowed, or where no statement can help.</summary>
    public required IReadOnlyList<StatementToAdd> Statements { get; init; }
}
