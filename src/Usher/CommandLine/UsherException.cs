namespace Usher.CommandLine;

/// <summary>Something a person can mend. The message says what came, what is allowed and what to try; it is shown without a stack trace.</summary>
internal class UsherException(string message) : Exception(message);
