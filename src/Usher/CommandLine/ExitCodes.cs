namespace Usher.CommandLine;

/// <summary>What a script can tell an outcome by.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The command was understood and could not be carried out.</summary>
    public const int Failure = 1;

    /// <summary>The command was not understood.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ctrl-C or a termination signal: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
