namespace Usher.Storage.Identities.Rows;

/// <summary>A user.</summary>
internal sealed record UserRow : IdentityRow;
