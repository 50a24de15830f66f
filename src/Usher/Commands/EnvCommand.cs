using System.CommandLine;
using Usher.Clients;
using Usher.CommandLine;
using Usher.DataFolders;

namespace Usher.Commands;

/// <summary>usher env: what a shell needs so that AWS clients speak to the server.</summary>
internal static class EnvCommand
{
    public static Command Create(CommandContext context)
    {
        var data = DataFolderOption.Create();
        var command = new UsherCommand(
            "env",
            "Prints export lines for AWS clients: address, root key, region. Waits a moment for a server that is just starting.",
            "eval \"$(usher env)\"",
            "usher env --data /srv/usher")
        {
            data,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = DataFolder.Find(parsed.GetValue(data), Environment.GetEnvironmentVariable);
            var cli = InstalledClient.FindCliAsync(stop);
            var boto3 = InstalledClient.FindBoto3Async(stop);
            var server = await RunningServer.WaitAsync(folder, context, stop);
            if (server is null)
                context.Terminal.Remark($"No server runs on {folder.FullName}. Start it with: {folder.CommandLine("serve")}");

            var key = await RootKey.ReadAsync(folder, context, stop);
            foreach (var line in EnvironmentLines.Of(server ?? RunningServer.Usual(key.Account), key, await cli))
                context.Terminal.Output.WriteLine(line);

            foreach (var remark in EnvironmentLines.Remarks(await cli, await boto3))
                context.Terminal.Remark(remark);

            return ExitCodes.Success;
        });
        return command;
    }
}
