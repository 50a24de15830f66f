using Usher.Contracts;

namespace Usher.Tests.Commands;

/// <summary>usher apikey, as an operator uses it.</summary>
public sealed class ApiKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_key_is_printed_once_listed_without_itself_and_revoked_by_its_name()
    {
        var none = (await RunAsync("list")).Succeeded();
        var made = (await RunAsync("create", "--name", "shop [1]", "--scopes", "recommend,items,recommend", "--per-minute", "50")).Succeeded();
        var key = made.Output.TrimEnd('\n');
        var listed = (await RunAsync("list")).Succeeded();
        var revoked = (await RunAsync("revoke", "shop [1]")).Succeeded();
        var after = (await RunAsync("list")).Succeeded();
        var again = await RunAsync("revoke", "shop [1]");

        Assert.Contains("There is no key yet", none.Error, StringComparison.Ordinal);
        Assert.Matches("^usher_[A-Za-z0-9]{48}$", key);
        Assert.Contains("for recommend, items, 50 requests a minute", made.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(key, made.Error, StringComparison.Ordinal);
        Assert.Contains(key["usher_".Length..][..8], listed.Output, StringComparison.Ordinal);
        Assert.Contains("shop [1]", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key[14..], listed.Output, StringComparison.Ordinal);
        Assert.Contains("Revoked shop [1]", revoked.Error, StringComparison.Ordinal);
        Assert.Contains("revoked", after.Output, StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("There is no key 'shop [1]' that is good", again.Error, StringComparison.Ordinal);
        var file = Path.Combine(_folder["data"], "web", "api-keys.json");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.DoesNotContain(key[14..], await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create", "--name")]
    [InlineData("create --name shop --scopes recommend,everything", "'everything'; allowed are recommend, items, history, events")]
    [InlineData("create --name shop --per-minute 0", "'0'")]
    [InlineData("revoke", "key")]
    public async Task What_makes_no_sense_is_told_and_nothing_is_made(string arguments, string told)
    {
        var outcome = await RunAsync(arguments.Split(' '));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["data"]));
    }

    [Fact]
    public async Task A_damaged_file_of_keys_is_told_with_what_to_do()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder["data"], "web"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "api-keys.json"), "[{", TestContext.Current.CancellationToken);

        var outcome = await RunAsync("list");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("is damaged", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup", outcome.Error, StringComparison.Ordinal);
    }

    private Task<Outcome> RunAsync(params string[] arguments) => new UsherProgram().RunAsync(["apikey", arguments[0], "--data", _folder["data"], .. arguments[1..]]);
}
