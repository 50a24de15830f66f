using System.Net;
using Usher.Access.Simulating;

namespace Usher.Api.Settings;

/// <summary>The address, account and behaviour of a server.</summary>
public sealed record ServerOptions
{
    /// <summary>The default value is 127.0.0.1, so that no other machine can connect by accident.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The default value is 4566; 0 takes any free port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The region of the account. The default value is us-east-1.</summary>
    public string Region { get; init; } = DefaultRegion;

    /// <summary>Twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>Whether every request is one of the account itself, signed or not. The default value is false.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Host names of the server beside IP addresses, names without dots and localhost. BUCKET.NAME is a bucket, for each of them. The default is none.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The layout of the results of policy simulations. The default value is the one before 2026, which most scripts read.</summary>
    public SimulationForm Simulations { get; init; } = SimulationForm.Pairs;

    public ServerLimits Limits { get; init; } = new();

    public const int DefaultPort = 4566;

    public const string DefaultRegion = "us-east-1";
}
