using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Usher.Clients.Tests.Watching;

/// <summary>Takes what OpenTelemetry sends by HTTP, and keeps it as it came.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Lock _writing = new();
    private readonly Dictionary<string, StringBuilder> _kept = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Collector()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ListenAsync();
    }

    public string Address { get; }

    /// <summary>Waits until all of these texts were sent to a path; gives everything that was sent there. In protobuf a text stands as it is.</summary>
    public Task<string> WaitAsync(string path, params string[] texts) => WaitAsync(path, kept => texts.All(text => kept.Contains(text, StringComparison.Ordinal)));

    /// <summary>Waits until what was sent to a path is enough; gives all of it.</summary>
    public async Task<string> WaitAsync(string path, Func<string, bool> isEnough)
    {
        while (true)
        {
            Task more;
            lock (_writing)
            {
                var kept = _kept.GetValueOrDefault(path)?.ToString() ?? "";
                if (isEnough(kept))
                    return kept;
                more = _more.Task;
            }

            // An exporter sends every few seconds: what has not come by then does not come.
            await more.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext http;
            try
            {
                http = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(http.Request.InputStream, Encoding.Latin1);
            Keep(http.Request.Url!.AbsolutePath, await reader.ReadToEndAsync());
            http.Response.Close();
        }
    }

    private void Keep(string path, string sent)
    {
        lock (_writing)
        {
            if (!_kept.TryGetValue(path, out var kept))
                _kept.Add(path, kept = new());
            kept.Append(sent);
            var more = _more;
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
            more.SetResult();
        }
    }
}
