using Usher.Api.Settings;
using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Wire.Signing.Making;

namespace Usher.Clients;

/// <summary>Which server a command speaks to, and in whose name.</summary>
/// <param name="Endpoint">For example http://127.0.0.1:4566.</param>
/// <param name="Region">That it signs for.</param>
/// <param name="Credentials">That it signs with.</param>
internal sealed record ServerConnection(string Endpoint, string Region, SigningCredentials Credentials)
{
    /// <summary>At the address and with the keys of the environment or of a profile, as <see cref="AwsSettings"/> finds them; where there is no address or no key, as the root of the server of a data folder.</summary>
    /// <exception cref="UsherException">No server answers, or what is set cannot be used.</exception>
    public static async Task<ServerConnection> FindAsync(DataFolder folder, CommandContext context, Func<string, string?> variable, CancellationToken cancellationToken)
    {
        var settings = new AwsSettings(variable);
        if (settings.EndpointOf(AwsSettings.Personalize) is { } endpoint && await settings.FindKeyAsync() is { } key)
            return new(endpoint.GetLeftPart(UriPartial.Authority), settings.Region ?? ServerOptions.DefaultRegion, key);

        if (await RunningServer.FindAsync(folder, cancellationToken) is not { } server)
            throw new UsherException($"No server runs on {folder.FullName}. Start one with: {folder.CommandLine("serve")}");

        var root = await RootKey.ReadAsync(folder, context, cancellationToken);
        return new(server.Endpoint, server.Region, new(root.AccessKeyId, root.SecretKey));
    }
}
