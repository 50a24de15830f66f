using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Usher.Ranking.Tensors;

/// <summary>A piece of a mapped file as <see cref="Memory{T}"/>, without copying.</summary>
internal sealed unsafe class MappedMemory<T>(MappedFile file, long offset, int count) : MemoryManager<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override Span<T> GetSpan()
    {
        // Read-only all the same: only ReadOnlyMemory is handed out, and the mapping itself takes no writes.
        var span = file.Slice<T>(offset, count);
        return MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(span), span.Length);
    }

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(Unsafe.AsPointer(ref GetSpan()[elementIndex]), pinnable: this);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }
}
