using System.Diagnostics;
using System.Globalization;
using Usher.ServerBenchmarks.Service;
using Usher.Wire.Signing.Making;

namespace Usher.ServerBenchmarks.Faults;

/// <summary>One server after the other, each killed; a data folder lives through some of them.</summary>
/// <param name="usher">The program.</param>
/// <param name="folder">For the data folders.</param>
/// <param name="tally">Of all lanes.</param>
/// <param name="random">Of this lane.</param>
internal sealed class Lane(UsherProgram usher, string folder, Tally tally, Random random)
{
    private const int OthersChecked = 10;
    private const int MaxConsecutiveKillsOfStarts = 3;

    // One in so many starts that are looked at is its folder's last: so first starts, in which everything is made, have their share.
    private const int StartsOfFolder = 4;

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestJobs = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopTime = TimeSpan.FromMilliseconds(200);

    // Measured as it goes.
    private TimeSpan _startTime = TimeSpan.FromMilliseconds(1_300);
    private int _folders;
    private Life? _life;

    // As long as a start: the first calls of a server are slow, and each shall have its share of kills.
    private TimeSpan WorkTime => _startTime;

    public async Task RunAsync()
    {
        while (tally.TryBegin())
        {
            _life ??= NewLife();
            if (!await RunRoundAsync(_life))
                tally.GiveBack();
        }

        if (_life is { } last)
        {
            using var server = new KilledServer(usher, last.Data);
            if (await StartAsync(server, last, LongestStart) is { } announced)
                await RetireAsync(server, last, announced);
            await server.KillAsync();
        }
    }

    /// <returns>False if the server was not killed.</returns>
    private async Task<bool> RunRoundAsync(Life life)
    {
        var whole = _startTime + WorkTime + StopTime;
        var moment = whole * random.NextDouble();
        // Everything has to be looked at now and then.
        if (life.KillsOfStarts >= MaxConsecutiveKillsOfStarts)
            moment = _startTime + (WorkTime + StopTime) * random.NextDouble();

        using var server = new KilledServer(usher, life.Data);
        if (moment < _startTime && await Task.WhenAny(server.Ready, server.Ended, Task.Delay(moment)) is { } first && first != server.Ready && first != server.Ended)
        {
            await server.KillAsync();
            life.KillsOfStarts++;
            tally.Killed("start");
            return true;
        }

        if (await StartAsync(server, life, LongestStart) is not { } announced)
        {
            // The folder stays, to be looked at.
            await server.KillAsync();
            _life = null;
            return false;
        }

        _startTime = _startTime * 0.9 + server.StartTook * 0.1;
        life.KillsOfStarts = 0;
        if (life.Starts > 1 && random.Next(StartsOfFolder) == 0)
        {
            await RetireAsync(server, life, announced);
            return false;
        }

        return await WorkAsync(server, life, announced, TimeSpan.FromTicks(Math.Max(0, (moment - _startTime).Ticks)));
    }

    /// <summary>Waits for a start, and looks at what is there.</summary>
    /// <returns>Null if it did not start.</returns>
    private async Task<Announcement?> StartAsync(KilledServer server, Life life, TimeSpan patience)
    {
        if (await Task.WhenAny(server.Ready, server.Ended, Task.Delay(patience)) != server.Ready)
        {
            tally.DidNotStart($"{life.Data} {(server.Ended.IsCompleted ? "ended" : $"was not up after {patience.TotalSeconds} s")}; it said:\n{server.Log}");
            return null;
        }

        var announced = await server.Ready;
        if (life.Account is { } account && account != announced.Account)
            tally.Lost([$"account {account} of {life.Data}; it has {announced.Account} now"]);
        life.Root ??= await RootOfAsync(life.Data);
        life.Work ??= new(life.Journal, announced.Account);
        life.Account = announced.Account;
        life.Starts++;
        await CheckAsync(life, announced, life.Journal.ToCheck(random, OthersChecked));
        tally.Started();
        return announced;
    }

    private async Task CheckAsync(Life life, Announcement announced, IReadOnlyList<string> things)
    {
        using var client = new FaultClient(announced.Address, life.Root!);
        tally.Lost((await new Checks(client, life.Data).RunAsync(life.Journal, things)).Select(fault => $"{life.Data}: {fault}"));
    }

    /// <summary>Works for a while, and kills; or works, asks the server to stop, and kills it while it does.</summary>
    private async Task<bool> WorkAsync(KilledServer server, Life life, Announcement announced, TimeSpan moment)
    {
        using var client = new FaultClient(announced.Address, life.Root!);
        using var end = new CancellationTokenSource();
        var workTime = WorkTime;
        var seed = random.Next();
        var isStopping = false;
        var working = Task.Run(() => WorkOnAllSidesAsync(life, client, seed, () => isStopping, end.Token));
        var isKilledInStop = moment > workTime;
        await Task.Delay(isKilledInStop ? workTime : moment);
        if (isKilledInStop)
        {
            isStopping = true;
            await server.AskToStopAsync();
            await Task.WhenAny(server.Ended, Task.Delay(moment - workTime));
        }

        var hasEnded = server.Ended.IsCompleted;
        isStopping = true;
        await server.KillAsync();
        await end.CancelAsync();
        await working;
        if (!hasEnded)
            tally.Killed(isKilledInStop ? "stop" : "work");
        return !hasEnded;
    }

    private async Task WorkOnAllSidesAsync(Life life, FaultClient client, int seed, Func<bool> isStopping, CancellationToken end)
    {
        var work = life.Work!;
        await UntilKilledAsync(() => work.PrepareAsync(client));
        Func<FaultClient, Random, Task>[] sides = [work.ChangeObjectsAsync, work.ChangeIdentitiesAsync, work.SendEventAsync, work.ChangeResourcesAsync];
        await Task.WhenAll(sides.Select((change, side) => UntilKilledAsync(async () =>
        {
            var random = new Random(seed + side);
            while (!end.IsCancellationRequested)
                await change(client, random);
        })));

        async Task UntilKilledAsync(Func<Task> changes)
        {
            try
            {
                await changes();
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
            {
                if (!isStopping())
                    tally.Lost([$"{life.Data}: a call failed while the server ran: {gone.Message}"]);
            }
            catch (RefusedException refused)
            {
                if (!isStopping())
                    tally.Lost([$"{life.Data}: {refused.Message}"]);
            }
        }
    }

    /// <summary>Looks at everything, waits for the ends of jobs, and deletes the folder.</summary>
    private async Task RetireAsync(KilledServer server, Life life, Announcement announced)
    {
        await CheckAsync(life, announced, life.Journal.ToCheck(random, int.MaxValue));
        using (var client = new FaultClient(announced.Address, life.Root!))
        {
            var began = Stopwatch.GetTimestamp();
            foreach (var job in life.Journal.Of("job"))
            {
                string? status;
                while ((status = await Checks.StatusAsync(client, job["job/".Length..])) is "CREATE PENDING" or "CREATE IN_PROGRESS" && Stopwatch.GetElapsedTime(began) < LongestJobs)
                    await Task.Delay(20);
                if (status is not "ACTIVE")
                    tally.Lost([$"{life.Data}: {job} is {status ?? "not there"} at the end"]);
            }
        }

        tally.Acknowledged(life.Journal.Acknowledged);
        _life = null;
        await server.AskToStopAsync();
        await server.Ended;
        Directory.Delete(life.Data, recursive: true);
    }

    private Life NewLife()
    {
        tally.FolderBegan();
        return new(Path.Combine(folder, Number(++_folders)));
    }

    // By the command that people use, so that it is tried on folders whose servers were killed, too.
    private async Task<SigningCredentials> RootOfAsync(string data)
    {
        var values = (await usher.RunAsync("env", "--data", data)).Select(line => line.Text.Split(['=', ' '], 3)).Where(words => words is ["export", _, _]).ToDictionary(words => words[1], words => words[2].Trim('\'', '"'));
        return new(values["AWS_ACCESS_KEY_ID"], values["AWS_SECRET_ACCESS_KEY"]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A data folder, from its first start to its last.</summary>
    /// <param name="data">Where it is.</param>
    private sealed class Life(string data)
    {
        public string Data => data;

        public Journal Journal { get; } = new();

        public Work? Work { get; set; }

        public SigningCredentials? Root { get; set; }

        public string? Account { get; set; }

        public int Starts { get; set; }

        public int KillsOfStarts { get; set; }
    }
}
