using System.Net;
using Usher.Access.Simulating;

namespace Usher.Serving;

/// <summary>What 'usher serve' was asked.</summary>
/// <param name="Address">To listen on.</param>
/// <param name="Port">To listen on; 0 for any.</param>
/// <param name="Region">The account's.</param>
/// <param name="Buckets">An S3 elsewhere; null for files in the data folder.</param>
/// <param name="IsOpen">Whether everybody is root.</param>
/// <param name="Simulations">How simulations of policies are arranged.</param>
internal sealed record ServeRequest(IPAddress Address, int Port, string Region, Uri? Buckets, bool IsOpen, SimulationForm Simulations)
{
    /// <summary>The web application's port; 0 for any, null for no web application.</summary>
    public int? WebPort { get; init; }

    /// <summary>Of the web application: a Redis as second level of its cache; null for none.</summary>
    public string? Redis { get; init; }

    /// <summary>Of the web application: whether its REST API always asks for a key.</summary>
    public bool AreApiKeysRequired { get; init; }
}
