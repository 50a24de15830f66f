using System.Text;
using Usher.Contracts;

namespace Usher.Tests.Commands;

/// <summary>Each fault that a person can bring gets one clear message, a non-zero exit code, and nothing half written.</summary>
public sealed class BadInputTests(SmallWorld world) : IClassFixture<SmallWorld>, IDisposable
{
    private const string Header = "USER_ID,ITEM_ID,TIMESTAMP\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file() => await Refused("absent.csv", "absent.csv");

    [Fact]
    public async Task An_empty_file() => await Refused(File(""), "empty");

    [Fact]
    public async Task A_header_without_rows() => await Refused(File(Header), "interactions");

    [Fact]
    public async Task A_header_without_a_required_field() => await Refused(File("USER_ID,TIMESTAMP\n1,1000000000\n"), "ITEM_ID");

    [Fact]
    public async Task A_row_with_too_few_fields() => await Refused(Rows("8,9"), "line 3");

    [Fact]
    public async Task A_timestamp_of_letters() => await Refused(Rows("8,9,yesterday"), "line 3", "TIMESTAMP", "yesterday");

    [Fact]
    public async Task A_negative_timestamp() => await Refused(Rows("8,9,-5"), "line 3", "TIMESTAMP", "-5");

    [Fact]
    public async Task An_id_of_more_than_256_characters() => await Refused(Rows(new string('x', 257) + ",9,1000000000"), "line 3", "USER_ID", "256");

    [Fact]
    public async Task Every_bad_row_is_counted() => await Refused(Rows("8,9,x", "8,9,y", "8,9,z"), ["--strict"], 1, "3 rows", "leave out --strict");

    [Fact]
    public async Task Invalid_UTF_8()
    {
        var file = _folder["interactions.csv"];
        System.IO.File.WriteAllBytes(file, [.. Encoding.ASCII.GetBytes(Header + "7,8,1000000000\n"), 0xC3, 0x28, .. ",9,1000000000\n"u8]);

        await Refused(file, "UTF-8");
    }

    [Fact]
    public async Task Milliseconds_instead_of_seconds()
    {
        var milliseconds = System.IO.File.ReadAllLines(world.Interactions).Select((line, index) => index == 0 ? line : line + "000");

        await Refused(File(string.Join('\n', milliseconds) + "\n"), "None of the", "looks like milliseconds", "Divide it by 1,000");
    }

    [Fact]
    public async Task Too_few_users_and_interactions_are_told_in_the_words_of_Personalize() =>
        await Refused(Rows("8,9,1000000000"), "Dataset has fewer than 25 users with at least 2 interactions each", "--lift-quotas");

    [Fact]
    public async Task One_user_is_too_few_with_quotas_lifted_or_not()
    {
        var one = File(Header + string.Concat(Enumerable.Range(0, 1200).Select(i => $"1,{i},{1000000000 + i}\n")));

        await Refused(one, "25 users");
    }

    [Fact]
    public async Task One_item_is_too_few() =>
        await Refused(File(Header + string.Concat(Enumerable.Range(0, 1200).Select(i => $"{i % 40},1,{1000000000 + i}\n"))), "item");

    [Fact]
    public async Task Less_than_the_quotas_is_trained_when_they_are_lifted()
    {
        var few = File(Header + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i % 10},{i % 7},{1000000000 + i}\n")));

        (await Train(few, "--lift-quotas")).Succeeded();

        Assert.True(Directory.Exists(_folder["model"]));
    }

    [Fact]
    public async Task Bad_rows_are_left_out_with_a_warning_also_under_the_older_name_of_that()
    {
        var file = File(System.IO.File.ReadAllText(world.Interactions) + "8,9\n");

        var outcome = (await Train(file)).Succeeded();
        (await Train(file, "--skip-bad-rows")).Succeeded();

        Assert.Contains("1 row cannot be used and was left out.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_type_that_nothing_has() => await Refused(world.Interactions, ["--event-type", "Purchase"], 1, "Purchase");

    [Fact]
    public async Task An_unknown_recipe_is_answered_with_the_names_that_exist() =>
        await RefusedUsage(["--recipe", "aws-hrn"], "There is no recipe 'aws-hrn'.", "Did you mean 'aws-hrnn'?", "aws-sims", "usher-blend");

    [Fact]
    public async Task An_unknown_hyperparameter_is_answered_with_those_of_the_recipe() =>
        await RefusedUsage(["--recipe", "usher-transitions", "--hp", "windw=3"], "'windw'", "Did you mean 'window'?", "shrink");

    [Fact]
    public async Task A_hyperparameter_out_of_range_is_answered_with_the_range() =>
        await RefusedUsage(["--recipe", "usher-transitions", "--hp", "window=51"], "'51'", "1", "50");

    [Theory]
    [InlineData("window", "write a name, an equals sign and a value")]
    [InlineData("window=", "write a name, an equals sign and a value")]
    public async Task A_hyperparameter_without_a_value(string text, string message) => await RefusedUsage(["--recipe", "usher-transitions", "--hp", text], message);

    [Theory]
    [InlineData("window=9..1", "runs backwards")]
    [InlineData("window=0..9", "'0'")]
    [InlineData("colour=1..9", "'colour'")]
    public async Task A_range_that_cannot_be_searched(string text, string message) => await RefusedUsage(["--recipe", "usher-transitions", "--hpo", text], message);

    [Fact]
    public async Task A_recipe_together_with_AutoML() =>
        await RefusedUsage(["--recipe", "aws-sims", "--auto-ml"], "only one of them can be", "Drop --auto-ml to train aws-sims, or drop --recipe.");

    [Fact]
    public async Task Neither_a_recipe_nor_AutoML() => await RefusedUsage([], "Neither --recipe nor --auto-ml was given.", "aws-hrnn");

    [Fact]
    public async Task Hyperparameters_together_with_AutoML() => await RefusedUsage(["--auto-ml", "--hp", "window=3"], "--recipe");

    [Fact]
    public async Task An_output_folder_that_is_something_else_is_left_alone()
    {
        _folder.Write("model/picture.jpg", "sea");

        var outcome = await Train(world.Interactions);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("left alone", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("sea", System.IO.File.ReadAllText(_folder["model/picture.jpg"]));
        Assert.Equal(["model"], _folder.Names);
    }

    [Fact]
    public async Task A_trainer_that_is_not_there()
    {
        var outcome = await new UsherProgram().With("USHER_TRAINER", _folder["absent"])
            .RunAsync("train", world.Interactions, "--recipe", "usher-transitions", "--out", _folder["model"]);

        Check(outcome, 1, "USHER_TRAINER", "absent");
    }

    [Theory]
    [InlineData("trian", "'trian'")]
    [InlineData("recommend", "--user")]
    public async Task A_command_line_that_is_not_understood(string command, string message) => Check(await new UsherProgram().RunAsync(command), 2, message, "--help");

    private Task Refused(string file, params string[] messages) => Refused(file, [], 1, messages);

    private Task RefusedUsage(string[] options, params string[] messages) => Refused(world.Interactions, options, 2, messages);

    private async Task Refused(string file, string[] options, int exitCode, params string[] messages)
    {
        using var temporary = new TemporaryFolder();
        var isRecipeGiven = exitCode == 2;
        var program = new UsherProgram { TemporaryFolder = temporary.Path };

        var outcome = await program.RunAsync(["train", file, "--out", _folder["model"], .. isRecipeGiven ? options : ["--recipe", "usher-transitions", .. options]]);

        Check(outcome, exitCode, messages);
        Assert.False(Directory.Exists(_folder["model"]));
        Assert.Empty(temporary.Names);
    }

    private static void Check(Outcome outcome, int exitCode, params string[] messages)
    {
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Equal(1, outcome.Error.Split("usher: ").Length - 1);
        Assert.All(messages, message => Assert.Contains(message, outcome.Error, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    private Task<Outcome> Train(string file, params string[] options) =>
        new UsherProgram().RunAsync(["train", file, "--recipe", "usher-transitions", "--out", _folder["model"], .. options]);

    private string Rows(params string[] rows) => File(Header + "7,8,1000000000\n" + string.Join('\n', rows) + "\n");

    private string File(string text) => _folder.Write("interactions.csv", text);
}
