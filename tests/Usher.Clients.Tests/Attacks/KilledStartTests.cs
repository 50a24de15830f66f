using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Usher.Clients.Tests.Attacks;

/// <summary>kill -9 while the server starts, on folders that are empty and on folders that are not: databases are made, keys, and an account, each once for ever.</summary>
/// <remarks>
/// Moments come from a seed. Half of them are spread over the whole start; the others follow the first sight of a file, because what can go wrong goes wrong in the milliseconds in which a file is
/// made. bench/run faults kills thousands of times, work and stop too.
/// </remarks>
public sealed partial class KilledStartTests : IDisposable
{
    private const int Seed = 1;
    private const int LongestStart = 1_500;
    private const int LongestAfterFile = 120;

    private static readonly string[] Files = ["lock", "server.pid", "identities.db", "key", "objects.db", "service.db", "events.db", "usage.db", "server.json"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-killed-");
    private readonly Random _random = new(Seed);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>How many folders; USHER_KILLS=50 for many.</summary>
    private static int Folders => int.TryParse(Environment.GetEnvironmentVariable("USHER_KILLS"), out var kills) ? kills : 8;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_folder_starts_again_whenever_its_starts_were_killed_and_keeps_the_account_that_was_announced()
    {
        for (var number = 0; number < Folders; number++)
        {
            var data = Path.Combine(_folder.FullName, $"data{number}");
            string? announced = null;
            // The first kill finds nothing, the others what it left.
            for (var kill = 0; kill < 3; kill++)
                announced = await KillAsync(data) ?? announced;

            await using var server = new UsherServer { Data = data };
            await server.StartAsync();
            Assert.True(announced is null || announced == server.Account, $"Account {announced} was announced for folder {number}, and it has {server.Account}.");
            // As the server knows it.
            using var client = new PlainClient(server);
            Assert.Contains(server.Account, await client.CallAsync("sts", "Action=GetCallerIdentity&Version=2011-06-15"), StringComparison.Ordinal);
            Assert.Equal(["server.json"], Directory.EnumerateFiles(data, "server.json*").Select(Path.GetFileName));
        }
    }

    /// <summary>Starts a server and kills it.</summary>
    /// <returns>The account that it announced, if it came so far.</returns>
    private async Task<string?> KillAsync(string data)
    {
        var file = _random.Next(2) == 0 ? null : Path.Combine(data, Files[_random.Next(Files.Length)]);
        var wait = TimeSpan.FromMilliseconds(_random.Next(file is null ? LongestStart : LongestAfterFile));
        using var process = new UsherProgram().Start("serve", "--no-web", "--port", "0", "--data", data);
        var said = process.StandardOutput.ReadToEndAsync(Stop);
        var began = Stopwatch.GetTimestamp();
        while (file is not null && !File.Exists(file) && !process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
            await Task.Delay(1, Stop);

        await Task.Delay(wait, Stop);
        process.Kill();
        await process.WaitForExitAsync(Stop);
        return Account().Match(await said) is { Success: true } account ? account.Groups[1].Value : null;
    }

    [GeneratedRegex(@"\(account ([0-9]{12}),")]
    private static partial Regex Account();
}
