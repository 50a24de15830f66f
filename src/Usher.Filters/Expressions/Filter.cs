namespace Usher.Filters.Expressions;

/// <summary>A filter expression of Amazon Personalize, as a tree.</summary>
/// <remarks>
/// What passes is the union of all INCLUDE parts, or everything where there is none, without the union of all EXCLUDE parts. The order of the parts does not matter.
/// Developer Guide, "Filter expressions".
/// </remarks>
/// <param name="Parts">The parts that '|' separates; at least one.</param>
public sealed record Filter(IReadOnlyList<FilterPart> Parts)
{
    /// <summary>What is filtered. All parts have the same target.</summary>
    public FilterTarget Target => Parts[0].Target;

    /// <summary>Every column that the filter reads.</summary>
    public IEnumerable<FieldReference> Fields => Parts.SelectMany(part => part.Fields);

    /// <summary>The names of the parameters, without '$', each once, in the order of the text.</summary>
    public IReadOnlyList<string> Parameters => [.. Parts.SelectMany(part => part.Parameters).Distinct(StringComparer.Ordinal)];
}
