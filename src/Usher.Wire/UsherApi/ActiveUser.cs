namespace Usher.Wire.UsherApi;

/// <summary>Somebody who did something.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Interactions">How much he did.</param>
public sealed record ActiveUser(string UserId, int Interactions);
