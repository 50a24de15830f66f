namespace Usher.Datasets.Imports;

/// <summary>A form of file that its first bytes tell, whatever its name ends in. Text has none.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Start">Its first bytes.</param>
internal sealed record FileForm(string Name, ReadOnlyMemory<byte> Start)
{
    /// <summary>So many bytes tell every form.</summary>
    public const int LongestStart = 6;

    /// <summary>RFC 1952.</summary>
    public static readonly FileForm Gzip = new("gzip", new byte[] { 0x1F, 0x8B });

    /// <summary>Apache Parquet, File Format.</summary>
    public static readonly FileForm Parquet = new("Parquet", "PAR1"u8.ToArray());

    private static readonly FileForm[] Known =
    [
        Gzip,
        Parquet,
        new("encrypted Parquet", "PARE"u8.ToArray()),
        new("ZIP", new byte[] { 0x50, 0x4B, 0x03, 0x04 }),
        new("bzip2", "BZh"u8.ToArray()),
        new("xz", new byte[] { 0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00 }),
        new("Zstandard", new byte[] { 0x28, 0xB5, 0x2F, 0xFD }),
        new("UTF-16", new byte[] { 0xFF, 0xFE }),
        new("UTF-16", new byte[] { 0xFE, 0xFF }),
    ];

    /// <summary>The form of a file that begins so; null for text.</summary>
    public static FileForm? Of(ReadOnlySpan<byte> start)
    {
        foreach (var form in Known)
        {
            if (start.StartsWith(form.Start.Span))
                return form;
        }

        return null;
    }
}
