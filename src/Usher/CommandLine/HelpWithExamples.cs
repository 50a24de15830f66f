using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Usher.CommandLine;

/// <summary>The usual help, and what one would type.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new();

    public override int Invoke(ParseResult parseResult)
    {
        _usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is UsherCommand { Examples.Count: > 0 } command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine(command.Examples.Count == 1 ? "Example:" : "Examples:");
            foreach (var example in command.Examples)
                output.WriteLine($"  {example}");

            output.WriteLine();
        }

        return ExitCodes.Success;
    }
}
