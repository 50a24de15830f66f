using System.Buffers.Binary;
using System.Net;

namespace Usher.Http.Connections;

/// <summary>The addresses whose connections are counted together.</summary>
/// <param name="Kind">Kind of the address.</param>
/// <param name="Network">An IPv4 address, or the first 64 bits of an IPv6 address, because a client usually has a whole /64 network.</param>
internal readonly record struct AddressGroup(AddressKind Kind, ulong Network)
{
    /// <param name="remote">The remote end of a connection; null where it is not known.</param>
    public static AddressGroup Of(EndPoint? remote)
    {
        if (remote is not IPEndPoint { Address: var address })
            return default;

        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        // All of 127.0.0.0/8 is this machine, and its programs may use any of these addresses.
        if (IPAddress.IsLoopback(address))
            return default;

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return length == 4
            ? new(AddressKind.IPv4, BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : new(AddressKind.IPv6, BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }
}

/// <summary>Kinds of addresses.</summary>
internal enum AddressKind
{
    /// <summary>This machine: its own programs, and a proxy that forwards requests of many clients.</summary>
    Local,

    IPv4,

    IPv6,
}
