namespace Usher.Access.Identities;

/// <summary>A use of an access key.</summary>
/// <param name="At">When.</param>
/// <param name="Service">For what, as in the scope of the signature: s3.</param>
/// <param name="Region">Of the scope.</param>
public sealed record AccessKeyUse(DateTimeOffset At, string Service, string Region);
