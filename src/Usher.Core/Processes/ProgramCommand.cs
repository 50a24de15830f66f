namespace Usher.Core.Processes;

/// <summary>Finds the command that starts a program that was built together with this one.</summary>
public static class ProgramCommand
{
    /// <summary>The command and its first arguments.</summary>
    /// <param name="file">A program, or a .dll for dotnet to run.</param>
    /// <param name="runtimeFolder">The folder of the .NET that runs this process: <see cref="System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory"/>.</param>
    public static IReadOnlyList<string> Of(string file, string runtimeFolder)
    {
        if (Path.GetExtension(file) != ".dll")
            return [file];

        // The dotnet that runs this process, whether or not it is in PATH: three folders above shared/Microsoft.NETCore.App/10.0.0/.
        var dotnet = Path.GetFullPath(Path.Combine(runtimeFolder, "..", "..", "..", "dotnet"));
        if (File.Exists(dotnet))
            return [dotnet, file];

        // If the host was published self-contained, so were the programs beside it.
        var program = Path.ChangeExtension(file, null);
        return File.Exists(program) ? [program] : ["dotnet", file];
    }
}
