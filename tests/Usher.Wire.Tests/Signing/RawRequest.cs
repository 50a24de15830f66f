using Usher.Wire.Signing;

namespace Usher.Wire.Tests.Signing;

/// <summary>A request as it comes over the wire.</summary>
internal sealed record RawRequest(string Method, string RawPath, string RawQuery = "") : IRequestHead
{
    public List<(string Name, string Value)> Headers { get; init; } = [];

    public string Body { get; init; } = "";

    public IEnumerable<string> HeaderNames => Headers.Select(header => header.Name);

    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToArray();
        return values.Length == 0 ? null : string.Join(',', values);
    }

    /// <summary>The same with a header set, which replaces what there was; null takes it away.</summary>
    public RawRequest With(string name, string? value)
    {
        var others = Headers.Where(header => !header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return this with { Headers = [.. others, .. value is null ? [] : new[] { (name, value) }] };
    }

    /// <summary>Reads the text of a request. A line that begins with white space goes on with the header before it.</summary>
    public static RawRequest Parse(string text)
    {
        var (head, body) = text.Split("\n\n", 2) is [var before, var after] ? (before, after) : (text, "");
        var lines = head.Split('\n');
        var method = lines[0][..lines[0].IndexOf(' ', StringComparison.Ordinal)];
        var target = lines[0][(method.Length + 1)..lines[0].LastIndexOf(' ')];
        var headers = new List<(string, string)>();
        foreach (var line in lines.Skip(1))
        {
            if (char.IsWhiteSpace(line[0]))
                headers[^1] = (headers[^1].Item1, headers[^1].Item2 + "\n" + line);
            else if (line.Split(':', 2) is [var name, var value])
                headers.Add((name, value.Trim()));
        }

        var (path, query) = target.Split('?', 2) is [var first, var second] ? (first, second) : (target, "");
        return new(method, path, query) { Headers = headers, Body = body };
    }

    /// <summary>What HttpClient would send.</summary>
    public static RawRequest Of(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        var headers = request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default).Select(header => (header.Key, header.Value.ToString()));
        return new(request.Method.Method, address.AbsolutePath, address.Query.TrimStart('?')) { Headers = [("Host", address.Authority), .. headers] };
    }
}
