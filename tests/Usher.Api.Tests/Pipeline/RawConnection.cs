using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.Pipeline;

/// <summary>A connection that sends bytes as they are and reads one answer after the other.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly TestServer? _server;
    private StreamReader _reader = StreamReader.Null;

    private RawConnection(TestServer? server) => _server = server;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<RawConnection> OpenAsync(TestServer server) => OpenAsync(server.Address, server);

    /// <param name="address">Of a server on loopback.</param>
    /// <param name="server">Whose heads are made here; null where the test makes them.</param>
    public static async Task<RawConnection> OpenAsync(Uri address, TestServer? server = null)
    {
        var connection = new RawConnection(server);
        await connection._client.ConnectAsync(IPAddress.Loopback, address.Port, Stop);
        connection._reader = new(connection._client.GetStream(), Encoding.Latin1);
        return connection;
    }

    public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), Stop);

    /// <summary>The head of a request, with lines that end it to come.</summary>
    public string Head(string method, string path, params string[] headers) =>
        $"{method} {path} HTTP/1.1\r\nHost: {_server!.Address.Authority}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";

    /// <summary>The same, signed.</summary>
    public string SignedHead(string method, string path, string body, params string[] headers)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(_server!.Address, path));
        foreach (var header in headers.Where(header => header.StartsWith("x-test", StringComparison.Ordinal)))
            request.Headers.Add("x-test", header.Split(": ")[1]);
        new RequestSigner(_server!.Keys.Add(TestKeys.Root), "us-east-1", "s3").Sign(request, BodyHash.Of(Encoding.Latin1.GetBytes(body)), _server.Clock.Now);
        var signed = request.Headers.NonValidated.Where(header => header.Key != "x-test").Select(header => $"{header.Key}: {header.Value}");
        return Head(method, path, [.. headers, .. signed]);
    }

    /// <summary>One answer: its status, its headers in lower case, and its body. A 100 (Continue) is one, too.</summary>
    /// <param name="hasBody">Whether a body follows where there is a length; not after a HEAD.</param>
    public async Task<(int Status, string Headers, string Body)> ReadAsync(bool hasBody = true)
    {
        var status = await _reader.ReadLineAsync(Stop) ?? throw new EndOfStreamException("The connection has ended.");
        var headers = new StringBuilder();
        while (await _reader.ReadLineAsync(Stop) is { Length: > 0 } line)
            headers.AppendLine(line.ToLowerInvariant());
        var lines = headers.ToString().Split('\n', StringSplitOptions.TrimEntries);
        var body = !hasBody ? ""
            : lines.Contains("transfer-encoding: chunked") ? await ReadChunksAsync()
            : lines.FirstOrDefault(line => line.StartsWith("content-length: ", StringComparison.Ordinal)) is { } length ? await ReadAsync(int.Parse(length.Split(' ')[1], CultureInfo.InvariantCulture))
            : "";
        return (int.Parse(status.Split(' ')[1], CultureInfo.InvariantCulture), headers.ToString(), body);
    }

    private async Task<string> ReadChunksAsync()
    {
        var body = new StringBuilder();
        while (int.Parse((await _reader.ReadLineAsync(Stop))!, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
        {
            body.Append(await ReadAsync(length));
            await _reader.ReadLineAsync(Stop);
        }

        await _reader.ReadLineAsync(Stop);
        return body.ToString();
    }

    private async Task<string> ReadAsync(int length)
    {
        // A reader that is asked for nothing waits for something to come all the same.
        if (length == 0)
            return "";

        var body = new char[length];
        await _reader.ReadBlockAsync(body, Stop);
        return new(body);
    }

    /// <summary>All that comes until the server ends the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        try
        {
            return await _reader.ReadToEndAsync(Stop);
        }
        catch (IOException)
        {
            // Cut off: what had come before is dropped by the reader, and nothing of it is asked for where this happens.
            return "";
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
