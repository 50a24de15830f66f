using Usher.CommandLine;

namespace Usher.Clients;

/// <summary>An operation was refused.</summary>
/// <param name="code">Such as ResourceInUseException; empty where none was told.</param>
/// <param name="message">Which operation, and what the service says of it.</param>
internal sealed class RefusedException(string code, string message) : UsherException(message)
{
    public string Code => code;
}
