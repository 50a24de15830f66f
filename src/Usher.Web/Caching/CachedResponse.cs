using System.Buffers.Text;
using System.ComponentModel;
using System.IO.Hashing;

namespace Usher.Web.Caching;

/// <summary>An answer as it is sent: its bytes, and what a client names them by.</summary>
/// <remarks>Nothing changes it, so that the cache hands out the same one to everybody.</remarks>
[ImmutableObject(true)]
internal sealed class CachedResponse(ReadOnlyMemory<byte> body, DateTimeOffset madeAt)
{
    /// <summary>JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Body => body;

    /// <summary>When Personalize was asked.</summary>
    public DateTimeOffset MadeAt => madeAt;

    /// <summary>Its entity tag, in quotes: equal for equal bytes.</summary>
    public string ETag { get; } = $"\"{Base64Url.EncodeToString(XxHash128.Hash(body.Span))}\"";
}
