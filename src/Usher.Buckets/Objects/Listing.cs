namespace Usher.Buckets.Objects;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">In order.</param>
/// <param name="CommonPrefixes">In order.</param>
/// <param name="IsTruncated">More follows.</param>
/// <param name="Last">The last key or common prefix of the page, to go on after; null for an empty page.</param>
public sealed record Listing<T>(IReadOnlyList<T> Items, IReadOnlyList<string> CommonPrefixes, bool IsTruncated, string? Last);
