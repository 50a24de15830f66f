using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace Usher.Web.Network;

/// <summary>Finds the users who own the two ends of a TCP connection within this machine, from the tables of the kernel.</summary>
/// <remarks>proc(5), /proc/net/tcp: address and port of both ends in hexadecimal, the user id of the owner in column 8 and the inode of the socket in column 10. For a closed socket the inode is 0 and the owner is root.</remarks>
internal static class LoopbackConnections
{
    private const string Root = "0";
    private const string NoSocket = "0";
    private const int LocalColumn = 1;
    private const int RemoteColumn = 2;
    private const int UserColumn = 7;
    private const int InodeColumn = 9;

    // A client may use an IPv6 socket with an IPv4-mapped address.
    private static readonly string[] Tables = ["/proc/self/net/tcp", "/proc/self/net/tcp6"];

    /// <summary>Whether the other end of a connection belongs to the user that this process runs as, or to root.</summary>
    /// <param name="here">The end of this process.</param>
    /// <param name="there">The other end.</param>
    /// <returns>False also where the tables cannot be read, and where the other end is closed.</returns>
    public static bool IsOwnUser(IPEndPoint here, IPEndPoint there)
    {
        string? own = null, other = null;
        var port = string.Create(CultureInfo.InvariantCulture, $":{there.Port:X4} ");
        // The second table is read only if the first lacks an end, because the kernel takes milliseconds for each.
        foreach (var table in Tables.Where(File.Exists).TakeWhile(_ => own is null || other is null))
        {
            foreach (var columns in File.ReadLines(table).Where(line => line.Contains(port, StringComparison.Ordinal)).Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                if (columns.Length <= InodeColumn || columns[InodeColumn] == NoSocket || Read(columns[LocalColumn]) is not { } local || Read(columns[RemoteColumn]) is not { } remote)
                    continue;
                if (AreEqual(local, here) && AreEqual(remote, there))
                    own = columns[UserColumn];
                else if (AreEqual(local, there) && AreEqual(remote, here))
                    other = columns[UserColumn];
            }
        }

        return own is not null && other is not null && (other == own || other == Root);
    }

    private static bool AreEqual(IPEndPoint one, IPEndPoint other) => one.Port == other.Port && one.Address.MapToIPv6().Equals(other.Address.MapToIPv6());

    // 0100007F:1F90 is 127.0.0.1:8080: each word of four bytes is in the byte order of the processor.
    private static IPEndPoint? Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is not (8 or 32) || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var port))
            return null;

        var address = Convert.FromHexString(text.AsSpan(0, colon));
        if (BitConverter.IsLittleEndian)
        {
            for (var word = 0; word < address.Length; word += sizeof(uint))
                BinaryPrimitives.WriteUInt32LittleEndian(address.AsSpan(word), BinaryPrimitives.ReadUInt32BigEndian(address.AsSpan(word)));
        }

        return new(new IPAddress(address), port);
    }
}
