using System.Net.Sockets;
using System.Text;

namespace Usher.Web.Tests.Hosting;

/// <summary>Sends the bytes of a request as they are, which no HTTP client would.</summary>
internal static class RawRequest
{
    /// <param name="server">To connect to.</param>
    /// <param name="head">Request line and headers, a line each; the line that says that the connection is to be closed is added.</param>
    /// <returns>The status, and all that came.</returns>
    public static async Task<(int Status, string Answer)> SendAsync(Uri server, params string[] head)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", [.. head, "Connection: close", "", ""])), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        return (int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), answer);
    }
}
