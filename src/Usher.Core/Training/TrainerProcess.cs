using System.Diagnostics;
using System.Text.Json;
using Usher.Core.Processes;
using Usher.Ranking.Jobs;

namespace Usher.Core.Training;

/// <summary>One run of the trainer: starts it, reads its messages, stops it on request, and distinguishes a refusal from a crash.</summary>
/// <param name="command">A program and its arguments before the job folder.</param>
/// <param name="clock">Measures how long a trainer may take to stop.</param>
internal sealed class TrainerProcess(IReadOnlyList<string> command, TimeProvider clock)
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    private readonly LastLines _errors = new(8);
    private DoneMessage? _done;
    private FailedMessage? _failed;

    /// <summary>Runs one job to its end.</summary>
    /// <exception cref="TrainerException">The trainer refused the job, or crashed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<DoneMessage> RunAsync(string jobFolder, IProgress<TrainerMessage> progress, CancellationToken cancellationToken)
    {
        using var process = Start(jobFolder);
        using (cancellationToken.Register(() => _ = StopAsync(process)))
        {
            var output = ReadAsync(process.StandardOutput, line => Take(line, progress));
            var errors = ReadAsync(process.StandardError, _errors.Add);
            await Task.WhenAll(output, errors, process.WaitForExitAsync(CancellationToken.None));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Judge(process.ExitCode);
    }

    private Process Start(string jobFolder)
    {
        try
        {
            return WorkerStart.Start([.. command, jobFolder], [new(TrainingJob.LeashVariable, TrainingJob.LeashToInput)]);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new TrainerException($"The trainer {string.Join(' ', command)} cannot be started: {exception.Message}.");
        }
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> take)
    {
        while (await reader.ReadLineAsync() is { } line)
            take(line);
    }

    private void Take(string line, IProgress<TrainerMessage> progress)
    {
        switch (Read(line))
        {
            case DoneMessage done:
                _done = done;
                break;
            case FailedMessage failed:
                _failed = failed;
                break;
            case { } message:
                progress.Report(message);
                break;
            case null:
                _errors.Add(line);                            // a native library printed something; it may explain a crash
                break;
        }
    }

    private static TrainerMessage? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JobJson.Default.TrainerMessage);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private async Task StopAsync(Process process)
    {
        try
        {
            Signals.Terminate(process);
            using var patience = new CancellationTokenSource(TimeToStop, clock);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // The process has ended meanwhile.
        }
    }

    private DoneMessage Judge(int exitCode) => (exitCode, _done, _failed) switch
    {
        (_, _, { } failed) => throw new TrainerException(failed.Reason),
        (0, { } done, _) => done,
        (0, null, _) => throw Crash($"The trainer ended without saying that it was done.{_errors}"),
        (137, _, _) => throw Crash("The trainer was killed from outside (SIGKILL), most often because memory ran out. Free some memory, or train on less data or with smaller hyperparameters."),
        ( > 128, _, _) => throw Crash($"The trainer crashed with signal {exitCode - 128}.{_errors}"),
        _ => throw Crash($"The trainer failed with exit code {exitCode}.{_errors}"),
    };

    private static TrainerException Crash(string message) => new(message) { IsCrash = true };
}
