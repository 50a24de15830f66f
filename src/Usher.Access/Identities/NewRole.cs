namespace Usher.Access.Identities;

/// <summary>A role that is asked for.</summary>
/// <param name="Name">Unique among roles, whatever the case.</param>
/// <param name="Trust">The text of its trust policy.</param>
public sealed record NewRole(string Name, string Trust)
{
    public string Path { get; init; } = "/";

    public string? Description { get; init; }

    /// <summary>From 3,600, which is the default, to 43,200.</summary>
    public int MaxSessionSeconds { get; init; } = Role.DefaultSessionSeconds;

    /// <summary>ARN of a managed policy; null for no bound.</summary>
    public string? Boundary { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];
}
