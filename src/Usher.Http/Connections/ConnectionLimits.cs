namespace Usher.Http.Connections;

/// <summary>Limits of the simultaneous connections of a port.</summary>
public sealed record ConnectionLimits
{
    /// <summary>Limit of all connections. The default is 4,096.</summary>
    public int Total { get; init; } = 4096;

    /// <summary>Limit of the connections from one address of another machine, or from one /64 network of IPv6. The default is 1,024: enough for an office behind one address, or the connection pools of a few servers.</summary>
    public int PerAddress { get; init; } = 1024;
}
