namespace Usher.Datasets.MovieLens;

/// <summary>What an interactions file came to hold.</summary>
/// <param name="Rows">Interactions written.</param>
/// <param name="Users">Distinct users among them.</param>
/// <param name="Items">Distinct items among them.</param>
/// <param name="LeftOut">Ratings below the minimum rating, which were not written.</param>
public sealed record PreparedInteractions(long Rows, int Users, int Items, long LeftOut);
