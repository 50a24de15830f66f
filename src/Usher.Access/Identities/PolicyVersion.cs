using Usher.Access.Policies;

namespace Usher.Access.Identities;

/// <summary>One wording of a managed policy; never changed.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Document">Its statements.</param>
/// <param name="Created">When it was written.</param>
public sealed record PolicyVersion(int Number, PolicyDocument Document, DateTimeOffset Created)
{
    /// <summary>As IAM spells it: <c>v1</c>.</summary>
    public string Id => $"v{Number}";
}
