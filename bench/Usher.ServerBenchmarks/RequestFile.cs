using System.Globalization;
using System.Text;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.ServerBenchmarks;

/// <summary>Requests as they go over the wire, signed beforehand: wrk sends them, and has nothing to do for it but read them.</summary>
/// <remarks>A signature lives for five minutes.</remarks>
internal sealed class RequestFile
{
    // Each request is a line with its length, then so many bytes.
    private const string Reader =
        """
        local requests, next = {}, 0
        function init(arguments)
          local file = assert(io.open(arguments[1], "rb"))
          while true do
            local line = file:read("*l")
            if not line then break end
            requests[#requests + 1] = file:read(tonumber(line))
          end
          file:close()
        end
        function request()
          next = next % #requests + 1
          return requests[next]
        end
        """;

    private RequestFile(Uri server, string path, int count) => (Server, Path, Count) = (server, path, count);

    public Uri Server { get; }

    public string Path { get; }

    public string Script => Path + ".lua";

    public int Count { get; }

    /// <summary>Writes requests of one path.</summary>
    /// <param name="server">Where they go.</param>
    /// <param name="target">The path.</param>
    /// <param name="bodies">JSON, one for each request.</param>
    /// <param name="signer">Signs them now; null for a server that asks for no signature.</param>
    /// <param name="path">The file.</param>
    public static RequestFile Write(Uri server, string target, IEnumerable<byte[]> bodies, RequestSigner? signer, string path)
    {
        var count = 0;
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            foreach (var body in bodies)
            {
                var head = Encoding.ASCII.GetBytes(HeadOf(server, target, body, signer));
                file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head.Length + body.Length}\n")));
                file.Write(head);
                file.Write(body);
                count++;
            }
        }

        File.WriteAllText(path + ".lua", Reader);
        return new(server, path, count);
    }

    private static string HeadOf(Uri server, string target, byte[] body, RequestSigner? signer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, target)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        signer?.Sign(request, BodyHash.Of(body), TimeProvider.System.GetUtcNow());
        var head = new StringBuilder($"POST {target} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, values) in request.Headers.NonValidated)
            head.Append(name).Append(": ").Append(values.ToString()).Append("\r\n");
        return head.Append("\r\n").ToString();
    }
}
