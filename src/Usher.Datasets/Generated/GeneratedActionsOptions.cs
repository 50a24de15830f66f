namespace Usher.Datasets.Generated;

/// <summary>How large a <see cref="GeneratedActions"/> is.</summary>
public sealed record GeneratedActionsOptions
{
    /// <summary>The seed of all draws.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Users, at least 1.</summary>
    public int Users { get; init; } = 3_000;

    /// <summary>Items, at least 4: each is in one of four categories.</summary>
    public int Items { get; init; } = 200;

    /// <summary>Actions, at least 1.</summary>
    public int Actions { get; init; } = 8;

    /// <summary>Whether a user who decides against an action is recorded with Not Taken. Otherwise only the Viewed is.</summary>
    public bool RecordsRefusals { get; init; } = true;
}
