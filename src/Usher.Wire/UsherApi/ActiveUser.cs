namespace Usher.Wire.UsherApi;

/// <summary>A user with interactions.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Interactions">The number of the user's interactions.</param>
public sealed record ActiveUser(string UserId, int Interactions);
