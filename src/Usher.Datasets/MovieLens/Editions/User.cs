namespace Usher.Datasets.MovieLens.Editions;

/// <summary>One viewer.</summary>
/// <param name="Id">Their number.</param>
/// <param name="Age">In years; in MovieLens 1M the youngest age of the viewer's group.</param>
/// <param name="Gender">F or M, as the source has it.</param>
/// <param name="Occupation">In words.</param>
internal sealed record User(int Id, int Age, string Gender, string Occupation);
