namespace Usher.CommandLine;

/// <summary>The command line itself is at fault, before anything was read or begun.</summary>
internal sealed class UsageException(string message) : UsherException(message);
