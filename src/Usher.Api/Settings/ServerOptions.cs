using System.Net;
using Usher.Access.Simulating;

namespace Usher.Api.Settings;

/// <summary>Where the server listens and whose account it is.</summary>
public sealed record ServerOptions
{
    /// <summary>The default value is 127.0.0.1: nobody else's network is invited by accident.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The default value is 4566; 0 takes any free port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The region of the account. The default value is us-east-1.</summary>
    public string Region { get; init; } = DefaultRegion;

    /// <summary>Twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>Whether every request counts as the root's, signed or not. The default value is false.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Names that the server is asked by, beside IP addresses, names without dots and localhost; of each, BUCKET.NAME is a bucket. The default is none.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How simulations of policies are arranged. The default value is the form before 2026, which most scripts read.</summary>
    public SimulationForm Simulations { get; init; } = SimulationForm.Pairs;

    /// <summary>How much a request may bring, and how slowly.</summary>
    public ServerLimits Limits { get; init; } = new();

    public const int DefaultPort = 4566;

    public const string DefaultRegion = "us-east-1";
}
