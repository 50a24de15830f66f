namespace Usher.Access.Secrets;

/// <summary>The key file cannot be used. The message says why and what to do; the server does not start.</summary>
public sealed class KeyFileException(string message) : Exception(message);
