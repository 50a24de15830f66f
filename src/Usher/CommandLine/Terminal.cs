using Spectre.Console;

namespace Usher.CommandLine;

/// <summary>Where a command writes: results on standard output, everything about the way there on standard error.</summary>
internal sealed class Terminal
{
    public Terminal(TextWriter output, TextWriter error, bool isErrorTerminal)
    {
        Output = output;
        Error = error;
        HasLiveProgress = isErrorTerminal;
        Screen = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        Messages = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error) });
    }

    /// <summary>Standard output as it is, for JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error as it is, for errors.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard output for tables: coloured where that can be seen.</summary>
    public IAnsiConsole Screen { get; }

    /// <summary>Standard error for progress and remarks.</summary>
    public IAnsiConsole Messages { get; }

    /// <summary>Whether a progress bar can be redrawn, or lines must do.</summary>
    public bool HasLiveProgress { get; }

    public static Terminal OfThisProcess() => new(Console.Out, Console.Error, !Console.IsErrorRedirected);

    /// <summary>Says something that is not the result.</summary>
    public void Remark(string text) => Error.WriteLine(text);
}
