using Usher.Wire.Signing;

namespace Usher.Benchmarks.Signing;

/// <summary>A request as a server holds it: headers in a list, found by going through it.</summary>
internal sealed class Head(string method, string path, string query, (string Name, string Value)[] headers) : IRequestHead
{
    private readonly string[] _names = [.. headers.Select(header => header.Name)];

    public string Method => method;

    public string RawPath => path;

    public string RawQuery => query;

    public IEnumerable<string> HeaderNames => _names;

    public string? Header(string name)
    {
        foreach (var header in headers)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }

        return null;
    }

    public static Head Of(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        var headers = request.Headers.NonValidated.Select(header => (header.Key, header.Value.ToString()));
        return new(request.Method.Method, address.AbsolutePath, address.Query.TrimStart('?'), [("Host", address.Authority), .. headers]);
    }
}
