namespace Usher.Wire.S3;

/// <summary>Why an object was not deleted.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">The error's message.</param>
public sealed record DeleteError(string Key, string Code, string Message);
