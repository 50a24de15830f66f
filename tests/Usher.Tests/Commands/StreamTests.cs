using System.Diagnostics;
using Usher.Contracts;

namespace Usher.Tests.Commands;

/// <summary>Commands read data from where a shell brings it: a pipe, a process whose output looks like a file.</summary>
public sealed class StreamTests(SmallWorld world) : IClassFixture<SmallWorld>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cat '{0}' | {1} train /dev/stdin --recipe usher-transitions --out '{2}'")]
    [InlineData("{1} train /dev/stdin --recipe usher-transitions --out '{2}' < '{0}'")]
    [InlineData("{1} train <(gzip -c '{0}') --recipe usher-transitions --out '{2}'")]
    [InlineData("{1} train <(gzip -c '{0}' | zcat) --recipe usher-transitions --out '{2}'")]
    [InlineData("gzip -c '{0}' | {1} evaluate /dev/stdin --recipe aws-popularity-count")]
    public async Task A_stream_is_read_like_the_file_it_comes_from(string line)
    {
        var command = string.Format(System.Globalization.CultureInfo.InvariantCulture, line, world.Interactions, $"dotnet '{UsherProgram.Assembly}'", _folder["model"]);
        Directory.CreateDirectory(_folder["tmp"]);
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["TMPDIR"] = _folder["tmp"] } })!;
        var output = bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(bash.ExitCode == 0, error);
        Assert.Contains("Read ", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["tmp"]));
    }
}
