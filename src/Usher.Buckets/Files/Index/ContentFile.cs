namespace Usher.Buckets.Files.Index;

/// <summary>A file of content. It never changes once it has its name.</summary>
/// <param name="Name">Made by <see cref="ContentFiles"/>, unlike any other.</param>
/// <param name="Length">In bytes.</param>
public sealed record ContentFile(string Name, long Length);
