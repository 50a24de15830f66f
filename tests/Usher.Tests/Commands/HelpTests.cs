namespace Usher.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => ["demo", "prepare movielens", "train", "evaluate", "recommend", "serve", "env", "web", "apikey create", "explain access", "usage", "cleanup group", "budget set", "wait", "stop"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_has_help_with_an_example(string command)
    {
        var outcome = (await new UsherProgram().RunAsync([.. command.Split(' '), "--help"])).Succeeded();

        Assert.Matches($"Examples?:\n  .*usher {command}", outcome.Output);
        Assert.DoesNotContain("System.", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_the_commands_are_listed()
    {
        var outcome = (await new UsherProgram().RunAsync()).Succeeded();

        Assert.All(Commands, command => Assert.Contains($"  {command.Data.Split(' ')[0]} ", outcome.Output, StringComparison.Ordinal));
    }
}
