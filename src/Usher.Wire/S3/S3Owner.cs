namespace Usher.Wire.S3;

/// <summary>An account as S3 names it.</summary>
/// <param name="Id">The canonical user id, 64 hexadecimal digits.</param>
/// <param name="DisplayName">For people.</param>
public sealed record S3Owner(string Id, string DisplayName);
