using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Extensions.Caching.Hybrid;

namespace Usher.Web.Caching;

/// <summary>Serializes a response for the second level: eight bytes with the time in UTC ticks, then the body.</summary>
internal sealed class CachedResponseSerializer : IHybridCacheSerializer<CachedResponse>
{
    public CachedResponse Deserialize(ReadOnlySequence<byte> source)
    {
        var bytes = source.ToArray();
        return new(bytes.AsMemory(sizeof(long)), new(BinaryPrimitives.ReadInt64LittleEndian(bytes), TimeSpan.Zero));
    }

    public void Serialize(CachedResponse value, IBufferWriter<byte> target)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target.GetSpan(sizeof(long)), value.MadeAt.UtcTicks);
        target.Advance(sizeof(long));
        target.Write(value.Body.Span);
    }
}
