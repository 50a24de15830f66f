using Usher.Api;
using Usher.CommandLine;
using Usher.Commands;
using Usher.Serving;
using Usher.Wire.Signing.Making;

namespace Usher.Clients;

/// <summary>Which server a command speaks to, and in whose name.</summary>
/// <param name="Endpoint">For example http://127.0.0.1:4566.</param>
/// <param name="Region">That it signs for.</param>
/// <param name="Credentials">That it signs with.</param>
internal sealed record ServerConnection(string Endpoint, string Region, SigningCredentials Credentials)
{
    /// <summary>In the name of the environment's keys, at the environment's address, where 'usher env' was run; else as the root of the server of a data folder.</summary>
    /// <exception cref="UsherException">No server answers.</exception>
    public static async Task<ServerConnection> FindAsync(DataFolder folder, Surroundings surroundings, Func<string, string?> variable, CancellationToken stop)
    {
        var region = variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") ?? ServerOptions.DefaultRegion;
        if (variable("AWS_ENDPOINT_URL") is { Length: > 0 } endpoint && variable("AWS_ACCESS_KEY_ID") is { Length: > 0 } id && variable("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } secret)
            return new(endpoint, region, new(id, secret, variable("AWS_SESSION_TOKEN") is { Length: > 0 } token ? token : null));

        if (await RunningServer.FindAsync(folder, stop) is not { } server)
            throw new UsherException($"No server runs on {folder.FullName}. Start one with: {folder.CommandLine("serve")}");

        var root = await RootKey.ReadAsync(folder, surroundings, stop);
        return new(server.Endpoint, server.Region, new(root.AccessKeyId, root.SecretKey));
    }
}
