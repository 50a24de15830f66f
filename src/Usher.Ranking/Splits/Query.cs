namespace Usher.Ranking.Splits;

/// <summary>One question to a ranker: after these events of a user, which items come?</summary>
/// <param name="User">Index of the user.</param>
/// <param name="InputLength">How many of the user's oldest events the ranker reads.</param>
/// <param name="TargetEnd">The targets are the events from <paramref name="InputLength"/> up to this one, itself not included.</param>
public readonly record struct Query(int User, int InputLength, int TargetEnd);
