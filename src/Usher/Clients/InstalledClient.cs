using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Usher.Clients;

/// <summary>An AWS client on this machine, and whether it knows AWS_ENDPOINT_URL.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Version">As it says itself.</param>
/// <param name="KnowsEndpoint">Whether it takes the server's address from the environment.</param>
internal sealed partial record InstalledClient(string Name, Version Version, bool KnowsEndpoint)
{
    private static readonly TimeSpan VersionTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The AWS CLI that the PATH finds; null if there is none.</summary>
    /// <remarks>AWS_ENDPOINT_URL came with 1.29.0 of the first and 2.13.0 of the second line. SDKs and Tools Reference Guide, "Service-specific endpoints".</remarks>
    public static async Task<InstalledClient?> FindCliAsync(CancellationToken cancellationToken) =>
        await VersionAsync("aws", ["--version"], cancellationToken) is { } version
            ? new("aws", version, version >= (version.Major < 2 ? new Version(1, 29) : new Version(2, 13)))
            : null;

    /// <summary>boto3 of the python3 that the PATH finds; null if there is none.</summary>
    public static async Task<InstalledClient?> FindBoto3Async(CancellationToken cancellationToken) =>
        await VersionAsync("python3", ["-c", "import boto3; print(boto3.__version__)"], cancellationToken) is { } version
            ? new("boto3", version, version >= new Version(1, 28))
            : null;

    private static async Task<Version?> VersionAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(VersionTimeout);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            using var ending = timeout.Token.Register(process.Kill);
            var output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            return Number().Match(output) is { Success: true } match ? Version.Parse(match.Value) : null;
        }
        catch (Exception absent) when (absent is Win32Exception || (absent is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex Number();
}
