using System.Runtime.InteropServices;
using Usher.Ranking.Jobs;
using Usher.Trainer;
using Usher.Training;
using Usher.Training.Jobs;

if (args is not [var jobFolder])
{
    Console.Error.WriteLine("usage: Usher.Trainer JOB-FOLDER, which holds job.json and training-set/. `usher train` makes such a folder and starts this program.");
    return 2;
}

// Standard output is for messages alone; whatever else is printed goes to standard error.
using var messages = new StreamWriter(Console.OpenStandardOutput());
Console.SetOut(Console.Error);

using var stopping = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
if (Environment.GetEnvironmentVariable(TrainingJob.LeashVariable) == TrainingJob.LeashToInput)
    Leash.Hold(Console.OpenStandardInput(), End);

return new TrainingJobRunner(messages, Console.Error, RecipeBook.Find, TimeProvider.System)
{
    TextModel = Environment.GetEnvironmentVariable(TrainingJob.TextModelVariable),
}.Run(jobFolder, stopping.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    End();
}

void End()
{
    stopping.Cancel();
    LastResort.ExitSoon(TrainingJobRunner.Stopped);
}
