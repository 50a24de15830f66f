using System.Text.Json.Nodes;

namespace Usher.TestKit;

/// <summary>What came of running a program.</summary>
public sealed record Outcome(string CommandLine, int ExitCode, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    public Outcome Succeeded()
    {
        Assert.True(ExitCode == 0, $"{CommandLine}\nended with {ExitCode}.\n{Error}\n{Output}");
        return this;
    }

    /// <summary>Checks that it was refused, and with what.</summary>
    public void RefusedWith(params string[] texts)
    {
        Assert.True(ExitCode != 0, $"{CommandLine}\nought to be refused and answered:\n{Output}");
        Assert.All(texts, text => Assert.Contains(text, Error, StringComparison.Ordinal));
    }
}
