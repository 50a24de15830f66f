namespace Usher.Web.Console.Groups;

/// <summary>One resource of the tree, or a heading over several.</summary>
/// <param name="Name">As people call it.</param>
public sealed record ResourceNode(string Name)
{
    /// <summary>Its state; null for headings and for what has none.</summary>
    public string? Status { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Reason { get; init; }

    /// <summary>Its page; null for what has none.</summary>
    public string? Address { get; init; }

    /// <summary>A word beside its name, such as a recipe.</summary>
    public string? Note { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Made { get; init; }

    /// <summary>What belongs to it.</summary>
    public IReadOnlyList<ResourceNode> Children { get; init; } = [];

    /// <summary>Whether anything in it is still on its way.</summary>
    public bool IsBusy => Status is { } status && (status.Contains("PENDING", StringComparison.Ordinal) || status.Contains("IN_PROGRESS", StringComparison.Ordinal) || status.Contains("STOPPING", StringComparison.Ordinal)) || Children.Any(child => child.IsBusy);
}
