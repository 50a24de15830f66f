using Xunit.v3;

namespace Usher.Contracts;

/// <summary>How we know that AWS does so: a page of its documentation, an output recorded from it, a client's source, or the word "assumption".</summary>
/// <param name="source">Enough to find it: document, page and section.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AwsSourceAttribute(string source) : Attribute, ITraitAttribute
{
    /// <summary>Where it is written.</summary>
    public string Source { get; } = source;

    /// <summary>The reports of a test run name it.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("source", Source)];
}
