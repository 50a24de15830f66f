using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Usher.CommandLine;

/// <summary>Runs a command line and turns whatever comes of it into an exit code. The one place that renders errors.</summary>
internal sealed class Application
{
    private readonly RootCommand _root;
    private readonly Terminal _terminal;

    public Application(RootCommand root, Terminal terminal)
    {
        _root = root;
        _terminal = terminal;
        var help = new HelpWithExamples();
        root.Options.OfType<HelpOption>().Single().Action = help;
        root.SetAction(help.Invoke);
    }

    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        // An id may begin with '@', so no word of the command line is taken as the name of a file with more words.
        var parsed = _root.Parse(args, new() { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
            return Refuse(parsed);

        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,             // StopSignals sees to that
                Output = _terminal.Output,
                Error = _terminal.Error,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (Exception exception)
        {
            return Fail(exception, cancellationToken);
        }
    }

    private int Refuse(ParseResult parsed)
    {
        // One fault often shows up as several errors; the first names it.
        _terminal.Error.WriteLine($"usher: {parsed.Errors[0].Message}");
        _terminal.Error.WriteLine($"Try: {PathOf(parsed.CommandResult)} --help");
        return ExitCodes.WrongUsage;
    }

    private int Fail(Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            _terminal.Error.WriteLine("usher: stopped; nothing was written.");
            return ExitCodes.Interrupted;
        }

        if (UserErrors.MessageOf(exception) is { } message)
        {
            _terminal.Error.WriteLine($"usher: {message}");
            return UserErrors.ExitCodeOf(exception);
        }

        _terminal.Error.WriteLine("usher: this should not have happened; it is a fault of Usher. Please report it with these lines:");
        _terminal.Error.WriteLine(exception);
        return ExitCodes.Failure;
    }

    private static string PathOf(System.CommandLine.Parsing.SymbolResult result) =>
        result is System.CommandLine.Parsing.CommandResult { Parent: { } parent, Command.Name: var name } ? $"{PathOf(parent)} {name}" : "usher";
}
