using Usher.Contracts;

namespace Usher.Tests.Serving;

/// <summary>What a server keeps is for the user that it runs as, whatever the mask of its shell and the mode of a folder that was there before.</summary>
public sealed class PrivateFolderTests(SmallWorld world) : IClassFixture<SmallWorld>, IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OpenToRead = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Data => _folder["data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_of_an_older_start_that_others_may_read_is_closed_to_them()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "lock"), "", Stop);
        File.SetUnixFileMode(Data, OpenToRead);

        await using var server = await StartAsync();

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Data));
    }

    [Fact]
    public async Task An_empty_folder_that_an_administrator_made_is_closed_to_others()
    {
        Directory.CreateDirectory(Path.Combine(Data, "lost+found"));
        File.SetUnixFileMode(Data, OpenToRead);

        await using var server = await StartAsync();

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Data));
    }

    [Fact]
    public async Task Every_file_and_folder_of_a_server_is_for_its_owner_alone()
    {
        await using var server = await StartAsync(hasWeb: true);
        await server.StopAsync();
        await server.StartAsync();

        var open = Directory.EnumerateFileSystemEntries(Data, "*", SearchOption.AllDirectories).Where(path => (File.GetUnixFileMode(path) & ~OwnerOnly) != 0);

        Assert.Empty(open);
        Assert.True(File.Exists(Path.Combine(Data, "identities.db")));
    }

    [Fact]
    public async Task A_folder_that_holds_other_things_is_refused_and_left_as_it_is()
    {
        _folder.Write("data/holiday.jpg", "picture");
        File.SetUnixFileMode(Data, OpenToRead);

        var outcome = await new UsherProgram().RunAsync("serve", "--no-web", "--port", "0", "--data", Data);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"Other users may look into the data folder {Data} (mode 0755)", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"chmod 700 {Data}", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(OpenToRead, File.GetUnixFileMode(Data));
        Assert.Equal(["holiday.jpg"], Directory.EnumerateFileSystemEntries(Data).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_of_somebody_else_that_others_may_read_is_refused_with_what_to_do()
    {
        Assert.SkipWhen(OtherUser.Obstacle is not null, OtherUser.Obstacle ?? "");
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "lock"), "", Stop);
        File.SetUnixFileMode(_folder.Path, OpenToRead);
        File.SetUnixFileMode(Data, OpenToRead | UnixFileMode.OtherWrite);

        var outcome = await OtherUser.RunUsherAsync("serve", "--no-web", "--port", "0", "--data", Data);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"Have the owner say 'chmod 700 {Data}'", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_user_can_neither_read_a_database_nor_get_the_root_key()
    {
        Assert.SkipWhen(OtherUser.Obstacle is not null, OtherUser.Obstacle ?? "");
        File.SetUnixFileMode(_folder.Path, OpenToRead);
        Directory.CreateDirectory(Data);
        File.SetUnixFileMode(Data, OpenToRead);
        await using var server = await StartAsync();

        var copied = await OtherUser.RunAsync("cat", Path.Combine(Data, "identities.db"));
        var listed = await OtherUser.RunAsync("ls", Data);
        var key = await OtherUser.RunUsherAsync("env", "--data", Data);

        Assert.NotEqual(0, copied.ExitCode);
        Assert.NotEqual(0, listed.ExitCode);
        Assert.NotEqual(0, key.ExitCode);
        Assert.DoesNotContain("AWS_SECRET_ACCESS_KEY", key.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_training_left_in_the_folder_for_temporary_files_goes_with_the_next_start()
    {
        var temporary = Directory.CreateDirectory(_folder["tmp"]).FullName;
        var program = new UsherProgram { TemporaryFolder = temporary };
        using (var training = program.Start(
            "train", world.Interactions, "--recipe", "usher-transitions", "--hpo", "window=1..50", "shrink=0..1000", "decay=0..1", "--max-jobs", "40", "--out", _folder["model"]))
        {
            while (!Directory.EnumerateDirectories(temporary, "usher-job-*").Any(job => File.Exists(Path.Combine(job, "job.json"))))
            {
                Assert.False(training.HasExited);
                await Task.Delay(20, Stop);
            }

            Assert.All(Directory.EnumerateDirectories(temporary), left => Assert.Equal(OwnerOnly, File.GetUnixFileMode(left)));
            training.Kill();
            await training.WaitForExitAsync(Stop);
        }

        // A trainer whose host is gone ends by itself.
        while (Directory.EnumerateDirectories("/proc").Any(process => NamesIn(process, temporary)))
            await Task.Delay(20, Stop);

        Assert.NotEmpty(Directory.EnumerateDirectories(temporary, "usher-*"));
        await using var server = await StartAsync(temporary: temporary);
        Assert.Empty(Directory.EnumerateDirectories(temporary, "usher-*"));
    }

    private static bool NamesIn(string process, string text)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Contains(text, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // No process, or one that has ended.
            return false;
        }
    }

    private async Task<UsherServer> StartAsync(bool hasWeb = false, string? temporary = null)
    {
        var server = new UsherServer { Data = Data, HasWeb = hasWeb, Variables = new Dictionary<string, string> { ["TMPDIR"] = temporary ?? Path.GetTempPath() } };
        await server.StartAsync();
        return server;
    }
}
