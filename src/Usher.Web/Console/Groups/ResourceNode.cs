namespace Usher.Web.Console.Groups;

/// <summary>A resource in the tree, or a heading of several resources.</summary>
public sealed record ResourceNode(string Name)
{
    /// <summary>Its status; null for headings.</summary>
    public string? Status { get; init; }

    /// <summary>The failure reason; for headings, why their resources cannot be listed.</summary>
    public string? Reason { get; init; }

    /// <summary>Address of its page; null where it has none.</summary>
    public string? Address { get; init; }

    /// <summary>Text after its name, such as the recipe.</summary>
    public string? Note { get; init; }

    public DateTimeOffset? Made { get; init; }

    /// <summary>The resources that belong to it.</summary>
    public IReadOnlyList<ResourceNode> Children { get; init; } = [];

    /// <summary>Whether it or a resource in it is being created or stopped.</summary>
    public bool IsBusy => ResourceStatus.IsBusy(Status) || Children.Any(child => child.IsBusy);
}
