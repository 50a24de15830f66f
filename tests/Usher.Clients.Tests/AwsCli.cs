namespace Usher.Clients.Tests;

/// <summary>An AWS CLI of this machine, speaking to a server.</summary>
internal sealed class AwsCli(string program, UsherServer server)
{
    /// <summary>The one that the PATH finds, and Debian's.</summary>
    public static TheoryData<string> Installed => [.. new[] { Client.Find("aws"), Debian }.OfType<string>().Distinct()];

    /// <summary>The one that the PATH finds, else Debian's: for what says nothing new of a client when another asks for it too. A call takes either of them the best part of a second.</summary>
    public static TheoryData<string> One => [.. new[] { Client.Find("aws"), Debian }.OfType<string>().Take(1)];

    // What the AWS CLI imports for a call of these tests, some of it only when it comes to it.
    private static readonly string[] Modules =
    [
        "awscli.clidriver", "awscli.handlers", "awscli.customizations.s3.s3", "awscli.botocore.session", "awscli.botocore.client", "awscli.botocore.httpsession", "awscli.botocore.parsers",
        "botocore.session", "botocore.client", "botocore.httpsession", "botocore.parsers", "botocore.auth", "s3transfer.manager", "http.client", "ssl", "urllib3",
    ];

    private IReadOnlyDictionary<string, string> _environment = server.Environment;

    /// <summary>Skips the test where there is no such program.</summary>
    public static AwsCli OrSkip(string program, UsherServer server)
    {
        Assert.SkipUnless(File.Exists(program), $"{program} is absent; './test' installs the package awscli where it may.");
        return new(program, server);
    }

    /// <summary>The same program with other keys.</summary>
    public AwsCli As(string accessKeyId, string secretKey, string? sessionToken = null)
    {
        var environment = new Dictionary<string, string>(server.Environment) { ["AWS_ACCESS_KEY_ID"] = accessKeyId, ["AWS_SECRET_ACCESS_KEY"] = secretKey };
        if (sessionToken is not null)
            environment["AWS_SESSION_TOKEN"] = sessionToken;

        return new(program, server) { _environment = environment };
    }

    /// <summary>The same program with one more variable in its environment.</summary>
    public AwsCli With(string name, string value) => new(program, server) { _environment = new Dictionary<string, string>(_environment) { [name] = value } };

    public Task<Outcome> RunAsync(params string[] arguments)
    {
        var client = new Client(program, [.. KnowsEndpoint ? [] : new[] { "--endpoint-url", server.Endpoint }, "--output", "json", .. arguments]) { Environment = _environment };
        return ForkedPython.Of(program, Modules) is { } python ? python.RunAsync(client) : client.RunAsync();
    }

    // Debian's is of 2022; the shell function of 'usher env' passes the address to it so.
    private bool KnowsEndpoint => program != Debian;

    private const string Debian = "/usr/bin/aws";
}
