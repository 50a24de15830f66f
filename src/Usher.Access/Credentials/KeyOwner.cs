using Usher.Access.Identities;

namespace Usher.Access.Credentials;

/// <summary>An access key and whose it is.</summary>
/// <param name="Key">The key.</param>
/// <param name="User">Null for the account itself.</param>
internal sealed record KeyOwner(AccessKey Key, User? User);
