namespace Usher.Web.Rest.Keys;

/// <summary>What a key must be for to reach an endpoint.</summary>
/// <param name="Scope">Of <see cref="Scopes.All"/>.</param>
internal sealed record RequiredScope(string Scope);
