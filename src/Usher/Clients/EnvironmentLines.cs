using Usher.DataFolders;

namespace Usher.Clients;

/// <summary>What a shell has to run so that AWS clients speak to this server: lines for eval.</summary>
internal static class EnvironmentLines
{
    /// <summary>Gives an AWS CLI that does not know AWS_ENDPOINT_URL the address all the same; in bash for scripts too.</summary>
    private const string Wrapper =
        """
        aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }
        [ -z "${BASH_VERSION:-}" ] || export -f aws
        """;

    /// <param name="server">Where to send requests.</param>
    /// <param name="key">Whose name to sign in.</param>
    /// <param name="cli">The AWS CLI of this machine; null if there is none.</param>
    public static IEnumerable<string> Of(RunningServer server, RootKey key, InstalledClient? cli)
    {
        yield return Export("AWS_ENDPOINT_URL", server.Endpoint);
        yield return Export("AWS_ACCESS_KEY_ID", key.AccessKeyId);
        yield return Export("AWS_SECRET_ACCESS_KEY", key.SecretKey);
        yield return Export("AWS_REGION", server.Region);
        yield return Export("AWS_DEFAULT_REGION", server.Region);
        // A client without keys would else ask the metadata service of a machine at Amazon, and wait.
        yield return Export("AWS_EC2_METADATA_DISABLED", "true");
        // What an earlier role or profile left would go before these keys.
        yield return "unset AWS_SESSION_TOKEN AWS_PROFILE";
        if (cli is { KnowsEndpoint: false })
            yield return Wrapper;
    }

    /// <summary>What to say beside them of clients that do not know AWS_ENDPOINT_URL.</summary>
    public static IEnumerable<string> Remarks(InstalledClient? cli, InstalledClient? boto3)
    {
        if (cli is { KnowsEndpoint: false })
            yield return $"aws {cli.Version} does not know AWS_ENDPOINT_URL (1.29.0 and 2.13.0 are the first that do), so a shell function 'aws' was added that passes --endpoint-url.";

        if (boto3 is { KnowsEndpoint: false })
            yield return $"boto3 {boto3.Version} does not know AWS_ENDPOINT_URL (1.28.0 is the first that does): write boto3.client(\"s3\", endpoint_url=os.environ[\"AWS_ENDPOINT_URL\"]).";
    }

    private static string Export(string name, string value) => $"export {name}='{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
