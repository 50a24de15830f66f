using System.Net;
using System.Text;
using Amazon.Runtime;

namespace Usher.Buckets.Remote;

/// <summary>HTTP clients for the SDK that send and read headers in UTF-8, as metadata may hold any text.</summary>
internal sealed class Utf8HttpClients : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        // So that the host name is resolved again after its address changes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
    })
    {
        // No timeout, because a large object takes long; the caller's token ends a transfer.
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
