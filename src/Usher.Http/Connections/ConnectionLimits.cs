namespace Usher.Http.Connections;

/// <summary>How many connections a port keeps at one time.</summary>
public sealed record ConnectionLimits
{
    /// <summary>All together. The default value is 4,096.</summary>
    public int Total { get; init; } = 4096;

    /// <summary>From one address beyond this machine; of IPv6 from one network of 64 bits. The default value is 1,024: an office behind one address, or the pools of a few servers.</summary>
    public int PerAddress { get; init; } = 1024;
}
