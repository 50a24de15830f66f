using System.Net.Http.Headers;

namespace Usher.Wire.Signing.Making;

/// <summary>The head of a request that HttpClient will send, as it will send it.</summary>
internal sealed class OutgoingHead(string method, Uri address, string host, HttpHeaders? headers, HttpHeaders? contentHeaders) : IRequestHead
{
    public OutgoingHead(HttpRequestMessage request)
        : this(request.Method.Method, request.RequestUri!, request.Headers.Host ?? HostOf(request.RequestUri!), request.Headers, request.Content?.Headers)
    {
    }

    public string Method { get; } = method;

    public string RawPath => address.AbsolutePath;

    public string RawQuery => address.Query.Length > 0 ? address.Query[1..] : "";

    public IEnumerable<string> HeaderNames
    {
        get
        {
            // A list: requests are signed one after the other for as long as a client runs.
            var names = new List<string>(8) { "host" };
            Add(headers, names);
            Add(contentHeaders, names);
            return names;
        }
    }

    public static string HostOf(Uri address)
    {
        // As HttpClient sends it: Uri takes the brackets off an IPv6 address.
        var name = address.HostNameType is UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost;
        return address.IsDefaultPort ? name : $"{name}:{address.Port}";
    }

    public string? Header(string name)
    {
        if (name.Equals("host", StringComparison.OrdinalIgnoreCase))
            return host;
        return Value(headers, name) ?? Value(contentHeaders, name);
    }

    private static void Add(HttpHeaders? headers, List<string> names)
    {
        if (headers is null)
            return;

        foreach (var header in headers.NonValidated)
        {
            var name = header.Key.ToLowerInvariant();
            if (!names.Contains(name))
                names.Add(name);
        }
    }

    private static string? Value(HttpHeaders? headers, string name) => headers is not null && headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
