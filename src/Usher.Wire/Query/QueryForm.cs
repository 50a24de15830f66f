using System.Buffers;
using System.Text;
using Usher.Wire.Errors;

namespace Usher.Wire.Query;

/// <summary>A Query request: an application/x-www-form-urlencoded body, or the query of a GET, taken apart.</summary>
public sealed class QueryForm
{
    /// <summary>The most parameters that a request may have.</summary>
    public const int MaximumParameters = 10_000;

    private const int MaximumDepth = 12;

    private QueryForm(QueryNode root) => Root = root;

    /// <summary>The operation that is asked for; null where none is.</summary>
    public string? Action => Root.Find("Action")?.Value;

    /// <summary>The version of the API, such as <c>2010-05-08</c>; null where none is given.</summary>
    public string? Version => Root.Find("Version")?.Value;

    internal QueryNode Root { get; }

    /// <summary>Takes a form apart. Its length is for the caller to bound.</summary>
    /// <param name="form">Percent-encoded UTF-8, a plus for a blank.</param>
    /// <exception cref="AwsException">MalformedQueryString: a parameter comes twice, has too many parts, or there are too many.</exception>
    public static QueryForm Parse(ReadOnlySpan<byte> form)
    {
        var root = new QueryNode();
        var scratch = ArrayPool<byte>.Shared.Rent(Math.Max(form.Length, 1));
        try
        {
            var parameters = 0;
            foreach (var range in form.Split((byte)'&'))
            {
                var part = form[range];
                if (part.IsEmpty)
                    continue;
                if (++parameters > MaximumParameters)
                    throw Malformed($"The request has more than {MaximumParameters} parameters.");
                var equals = part.IndexOf((byte)'=');
                var name = Decode(equals < 0 ? part : part[..equals], scratch);
                var node = Descend(root, name);
                if (node.Value is not null)
                    throw Malformed($"The parameter {Shown(name)} comes twice.");
                node.Value = equals < 0 ? "" : Decode(part[(equals + 1)..], scratch);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }

        return new(root);
    }

    private static QueryNode Descend(QueryNode root, string name)
    {
        var node = root;
        var depth = 0;
        foreach (var range in name.AsSpan().Split('.'))
        {
            if (++depth > MaximumDepth)
                throw Malformed($"The parameter {Shown(name)} has more than {MaximumDepth} parts.");
            node = node.Child(name.AsSpan()[range]);
        }

        return node;
    }

    private static string Decode(ReadOnlySpan<byte> text, Span<byte> scratch)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && i + 2 < text.Length && Convert.FromHexString(text.Slice(i + 1, 2), scratch.Slice(length, 1), out _, out _) is OperationStatus.Done)
                i += 2;
            else
                scratch[length] = c == '+' ? (byte)' ' : c;
            length++;
        }

        return Encoding.UTF8.GetString(scratch[..length]);
    }

    private static string Shown(string name) => name.Length <= 100 ? $"'{name}'" : $"'{name[..100]}…'";

    private static AwsException Malformed(string message) => new("MalformedQueryString", message);
}
