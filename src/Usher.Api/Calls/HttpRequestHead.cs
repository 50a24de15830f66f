using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Usher.Wire.Signing;

namespace Usher.Api.Calls;

/// <summary>Method, path, query and headers as they were sent: a signature covers the path before any decoding.</summary>
internal sealed class HttpRequestHead : IRequestHead
{
    private readonly HttpContext _http;
    private readonly IHeaderDictionary _headers;

    public HttpRequestHead(HttpContext http)
    {
        _http = http;
        _headers = http.Request.Headers;
        Method = http.Request.Method;

        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var start = target.StartsWith('/') ? 0 : AfterHost(target);
        var query = target.IndexOf('?', start);
        RawPath = query < 0 ? target[start..] : target[start..query];
        RawQuery = query < 0 ? "" : target[(query + 1)..];
    }

    public string Method { get; }

    public string RawPath { get; }

    public string RawQuery { get; }

    public string? HostedBucket => RequestHost.BucketOf(_http);

    public IEnumerable<string> HeaderNames => _headers.Keys;

    public string? Header(string name) => _headers.TryGetValue(name, out var values) ? values.Count == 1 ? values[0] : string.Join(',', values.ToArray()) : null;

    // A client that is configured to use the server as a proxy sends the whole URL: GET http://host/path.
    private static int AfterHost(string target)
    {
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        var path = scheme < 0 ? -1 : target.IndexOf('/', scheme + 3);
        return path < 0 ? target.Length : path;
    }
}
