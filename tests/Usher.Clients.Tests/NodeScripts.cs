using Usher.Contracts;

namespace Usher.Clients.Tests;

/// <summary>Scripts of tests/clients that node runs.</summary>
internal static class NodeScripts
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "clients");

    /// <summary>Why they cannot be run here; null where they can.</summary>
    public static string? WhyNot { get; } =
        Client.Find("node") is null ? "node is absent."
        : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "tests/clients/node_modules is absent; './test' installs it with 'npm ci'."
        : null;

    /// <summary>Runs one as the root of a server.</summary>
    public static Task<Outcome> RunAsync(UsherServer server, string script, params string[] arguments) =>
        new Client("node", ["--no-warnings", Path.Combine(Folder, script), .. arguments]) { Environment = server.Environment }.RunAsync();
}
