using System.Buffers.Text;
using System.ComponentModel;
using System.IO.Hashing;

namespace Usher.Web.Caching;

/// <summary>The body of a response as it is sent, with its entity tag.</summary>
/// <remarks>Immutable, so that HybridCache gives the same object to every caller.</remarks>
[ImmutableObject(true)]
internal sealed class CachedResponse(ReadOnlyMemory<byte> body, DateTimeOffset madeAt)
{
    /// <summary>JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Body => body;

    /// <summary>When Personalize was asked.</summary>
    public DateTimeOffset MadeAt => madeAt;

    /// <summary>The entity tag, in quotes: a hash of the body.</summary>
    public string ETag { get; } = $"\"{Base64Url.EncodeToString(XxHash128.Hash(body.Span))}\"";
}
