using System.Net.Sockets;
using Usher.Contracts;

namespace Usher.Tests.Clients;

/// <summary>Which server our own commands ask, and with which keys: as AWS clients find them.</summary>
[AwsSource("AWS SDKs and Tools Reference Guide, 'Service-specific endpoints' and 'Shared config and credentials files'")]
public sealed class ServerConnectionTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly UsherServer _server = new() { Options = ["--address", "::1"] };

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_server_on_an_IPv6_address_is_asked_by_the_environment_and_by_profiles()
    {
        Assert.StartsWith("http://[::1]:", _server.Endpoint, StringComparison.Ordinal);
        var (keys, endpoint) = ($"aws_access_key_id = {_server.Environment["AWS_ACCESS_KEY_ID"]}\naws_secret_access_key = {_server.Environment["AWS_SECRET_ACCESS_KEY"]}", _server.Endpoint);
        var config = _folder["config"];
        await File.WriteAllTextAsync(
            config,
            $"""
            [profile all]
            {keys}
            region = eu-west-1
            endpoint_url = {endpoint}
            [profile one]
            {keys}
            services = one
            endpoint_url = http://127.0.0.1:1
            [services one]
            personalize =
              endpoint_url = {endpoint}
            [profile keys]
            {keys}
            [profile wrong]
            {keys}
            endpoint_url = usher:4566
            """,
            TestContext.Current.CancellationToken);
        UsherProgram Usher() => new UsherProgram().With("AWS_CONFIG_FILE", config).With("HOME", _folder["home"]);
        Task<Outcome> AskAsync(UsherProgram usher) => usher.RunAsync("usage", "--data", _folder["no-server"]);

        (await AskAsync(Usher().With(_server.Environment))).Succeeded();
        (await AskAsync(Usher().With("AWS_PROFILE", "all"))).Succeeded();
        (await AskAsync(Usher().With("AWS_PROFILE", "one"))).Succeeded();
        (await AskAsync(Usher().With("AWS_PROFILE", "keys").With("AWS_ENDPOINT_URL", endpoint))).Succeeded();
        // What is set in the environment goes before the profile.
        (await AskAsync(Usher().With("AWS_PROFILE", "all").With("AWS_ENDPOINT_URL", "http://127.0.0.1:1"))).RefusedWith("No server answers at http://127.0.0.1:1");
        (await AskAsync(Usher().With("AWS_PROFILE", "all").With("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"))).RefusedWith("No server runs on");
        (await AskAsync(Usher().With("AWS_PROFILE", "absent"))).RefusedWith("AWS_PROFILE is 'absent'", "all", "one");
        (await AskAsync(Usher().With("AWS_PROFILE", "wrong"))).RefusedWith("endpoint_url in the profile 'wrong' is 'usher:4566'", "http://[::1]:4566");
    }
}
