namespace Usher.Wire.UsherApi;

/// <summary>Users with histories of similar length.</summary>
/// <param name="From">The shortest, in interactions.</param>
/// <param name="To">The longest.</param>
/// <param name="Users">How many users.</param>
public sealed record HistoryLengthBin(int From, int To, int Users);
