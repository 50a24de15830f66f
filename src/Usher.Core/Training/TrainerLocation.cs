using System.Runtime.InteropServices;
using Usher.Core.Processes;

namespace Usher.Core.Training;

/// <summary>Finds the trainer. It is a program of its own, so that libtorch is never loaded into this process.</summary>
public static class TrainerLocation
{
    /// <summary>The environment variable that names another trainer: a program, or a .dll for dotnet to run.</summary>
    public const string Variable = "USHER_TRAINER";

    private const string FileName = "Usher.Trainer.dll";

    /// <summary>The command that starts the trainer; the job folder is its last argument.</summary>
    /// <param name="named">The value of <see cref="Variable"/>, or null.</param>
    /// <param name="hostFolder">The folder of this program.</param>
    /// <param name="runtimeFolder">The folder of the .NET that runs it: <see cref="RuntimeEnvironment.GetRuntimeDirectory"/>.</param>
    /// <exception cref="TrainerException">There is none.</exception>
    public static IReadOnlyList<string> Find(string? named, string hostFolder, string runtimeFolder)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return File.Exists(named)
                ? ProgramCommand.Of(Path.GetFullPath(named), runtimeFolder)
                : throw new TrainerException($"{Variable} is '{named}', and there is no such file. Name the trainer's program, or unset the variable.");
        }

        string[] places = [Published(hostFolder), Built(hostFolder)];
        return places.FirstOrDefault(File.Exists) is { } found
            ? ProgramCommand.Of(found, runtimeFolder)
            : throw new TrainerException(
                $"There is no trainer here, so nothing can be trained or evaluated; 'recommend' and 'prepare' still work. "
                + $"Looked for {string.Join(" and ", places)}. Build the solution or publish again, or set {Variable} to the trainer's program.");
    }

    private static string Published(string hostFolder) => Path.Combine(hostFolder, "trainer", FileName);

    // artifacts/bin/Usher/release_linux-x64/ and artifacts/bin/Usher.Trainer/release_linux-x64/
    private static string Built(string hostFolder)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(hostFolder));
        return Path.GetFullPath(Path.Combine(hostFolder, "..", "..", "Usher.Trainer", configuration, FileName));
    }
}
