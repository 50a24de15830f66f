using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Usher.Web.Tests.Caching;

/// <summary>A Redis of its own on a free port, which keeps nothing; it may be killed and started again.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Program = "/usr/bin/redis-server";
    private const int Attempts = 100;

    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>For --redis.</summary>
    public string Address => $"127.0.0.1:{_port}";

    /// <summary>Skips the test where there is none.</summary>
    public static async Task<RedisServer> StartedAsync()
    {
        Assert.SkipUnless(File.Exists(Program), $"{Program} is not there; './test' installs the package redis-server.");
        var server = new RedisServer();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Program, ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]) { RedirectStandardOutput = true })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException) when (attempt < Attempts && !_process.HasExited)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>As a machine that loses power.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
            Kill();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
