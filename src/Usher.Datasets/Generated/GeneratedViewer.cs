namespace Usher.Datasets.Generated;

/// <summary>An invented viewer.</summary>
/// <param name="Id">The USER_ID: "1" and on.</param>
/// <param name="Age">15 to 79.</param>
/// <param name="Gender">F or M.</param>
public sealed record GeneratedViewer(string Id, int Age, string Gender);
