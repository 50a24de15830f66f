using Usher.Buckets.Checksums;
using Usher.Buckets.Files.Index;

namespace Usher.Buckets.Files;

/// <summary>Content that lies on disk, durably.</summary>
/// <param name="File">Null for no bytes at all.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ETag">The MD5 in hex.</param>
/// <param name="Checksum">The one to keep.</param>
internal sealed record WrittenContent(ContentFile? File, long Size, string ETag, Checksum Checksum)
{
    public IReadOnlyList<ContentFile> Files => File is null ? [] : [File];
}
