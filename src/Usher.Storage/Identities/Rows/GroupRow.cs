namespace Usher.Storage.Identities.Rows;

/// <summary>A group.</summary>
internal sealed record GroupRow : IdentityRow;
