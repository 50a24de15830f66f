namespace Usher.Api.Query;

/// <summary>The request of an operation that asks for nothing but itself.</summary>
internal sealed record NoRequest;
