using System.CommandLine;
using Usher.DataFolders;

namespace Usher.Commands;

/// <summary>The option that names the data folder.</summary>
internal static class DataFolderOption
{
    public static Option<string?> Create() => new("--data")
    {
        Description = $"The data folder. Without it: ${DataFolder.Variable}, else $XDG_DATA_HOME/usher, else ~/.local/share/usher.",
        HelpName = "DIR",
    };
}
