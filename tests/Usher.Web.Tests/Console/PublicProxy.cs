using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Usher.Contracts;

namespace Usher.Web.Tests.Console;

/// <summary>A proxy with TLS before a web port, set up as docs/deploy.md says, but for its port and its certificate.</summary>
internal sealed partial class PublicProxy : IDisposable
{
    public const string Name = "films.example.com";

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private PublicProxy(string program, Uri web)
    {
        Port = FreePort();
        var (certificate, key) = WriteCertificate();
        var arguments = program == "nginx" ? Nginx(web, certificate, key) : Caddy(web, certificate, key);
        _process = new Client(Client.Find(program)!, arguments) { Environment = new Dictionary<string, string> { ["HOME"] = _folder[""], ["XDG_DATA_HOME"] = _folder[""], ["XDG_CONFIG_HOME"] = _folder[""] } }.Start();
    }

    public int Port { get; }

    public Uri Address => new($"https://{Name}:{Port}");

    /// <param name="program">nginx or caddy.</param>
    /// <param name="web">The web port behind it.</param>
    public static async Task<PublicProxy> StartAsync(string program, Uri web)
    {
        var proxy = new PublicProxy(program, web);
        for (; ; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, proxy.Port, TestContext.Current.CancellationToken);
                return proxy;
            }
            catch (SocketException)
            {
                if (proxy._process.HasExited)
                    Assert.Fail($"{program} ended: {await proxy._process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private string[] Nginx(Uri web, string certificate, string key)
    {
        var server = Documented("nginx", "proxy_pass http://127.0.0.1:8080;")
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{Port} ssl;", StringComparison.Ordinal)
            .Replace("/etc/ssl/usher.pem", certificate, StringComparison.Ordinal)
            .Replace("/etc/ssl/usher.key", key, StringComparison.Ordinal)
            .Replace("http://127.0.0.1:8080", web.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        // One process that ends when it is told; all that it writes lies in the folder of the test.
        var folders = string.Join('\n', new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(name => $"{name}_temp_path {_folder[name]};"));
        var file = _folder.Write("nginx.conf", $"daemon off;\nmaster_process off;\npid {_folder["nginx.pid"]};\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{folders}\n{server}\n}}\n");
        return ["-p", _folder[""], "-c", file];
    }

    private string[] Caddy(Uri web, string certificate, string key)
    {
        var site = Documented("text", "reverse_proxy 127.0.0.1:8080")
            .Replace($"{Name} {{", $"{Name}:{Port} {{\n    bind 127.0.0.1\n    tls {certificate} {key}", StringComparison.Ordinal)
            .Replace("127.0.0.1:8080", web.Authority, StringComparison.Ordinal);
        return ["run", "--adapter", "caddyfile", "--config", _folder.Write("Caddyfile", $"{{\n    admin off\n    auto_https off\n}}\n{site}\n")];
    }

    private static string Documented(string language, string line) =>
        Fence().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "deploy.md"))).Single(block => block.Groups["language"].Value == language && block.Groups["text"].Value.Contains(line, StringComparison.Ordinal)).Groups["text"].Value;

    private (string Certificate, string Key) WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) { CertificateExtensions = { names.Build() } };
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return (_folder.Write("usher.pem", certificate.ExportCertificatePem()), _folder.Write("usher.key", key.ExportPkcs8PrivateKeyPem()));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
