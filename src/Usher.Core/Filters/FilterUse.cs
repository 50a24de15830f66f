namespace Usher.Core.Filters;

/// <summary>A filter that a request applies. It has the expression itself, so it stays valid if the filter is deleted meanwhile.</summary>
/// <param name="Expression">The filter expression.</param>
/// <param name="Values">What the request gives for placeholders, as it was sent; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("usher.filter-use")]
public sealed record FilterUse(string Expression, IReadOnlyDictionary<string, string>? Values);
