using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>A file that is written before it is known how long it becomes: it ends at a number of bytes, and before the disk is full.</summary>
internal sealed class BoundedFile : IDisposable
{
    /// <summary>So much of a disk is left to all else on it.</summary>
    public const long MinRoom = 256L << 20;

    private const int BufferSize = 1 << 20;
    private const long BytesBetweenLooks = 64L << 20;

    private readonly FileStream _file;
    private readonly string _source;
    private readonly long _maxBytes;
    private readonly long _minRoom;
    private long _nextLook;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where it shall lie.</param>
    /// <param name="source">What its content comes from, for messages.</param>
    /// <param name="maxBytes">So long it may become.</param>
    /// <param name="minRoom">Bytes that stay free on the disk.</param>
    public BoundedFile(string path, string source, long maxBytes, long minRoom = MinRoom)
    {
        _file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = BufferSize,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        (_source, _maxBytes, _minRoom) = (source, maxBytes, minRoom);
    }

    /// <summary>How much was written.</summary>
    public long Length { get; private set; }

    /// <exception cref="DatasetException">It would become too long, or the disk too full.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _maxBytes - Length)
            throw new DatasetException($"The data is larger than {_maxBytes:N0} bytes once it is unpacked, the most that is taken; {_source} was read no further.");

        if (Length >= _nextLook)
        {
            LookForRoom();
            _nextLook = Length + BytesBetweenLooks;
        }

        _file.Write(bytes);
        Length += bytes.Length;
    }

    public void Dispose() => _file.Dispose();

    private void LookForRoom()
    {
        var folder = Path.GetDirectoryName(_file.Name)!;
        if (new DriveInfo(folder).AvailableFreeSpace < _minRoom + BytesBetweenLooks)
            throw new DatasetException($"{_source} would fill the disk of {folder}: {Length:N0} bytes of it were written there, and it goes on. Make room, or name another folder in TMPDIR.");
    }
}
