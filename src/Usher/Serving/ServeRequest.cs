using System.Net;
using Usher.Access.Simulating;
using Usher.Web.Configuration;

namespace Usher.Serving;

/// <summary>The options of 'usher serve'.</summary>
/// <param name="Address">To listen on.</param>
/// <param name="Port">To listen on; 0 for any.</param>
/// <param name="Region">The account's.</param>
/// <param name="Buckets">An S3 elsewhere; null for files in the data folder.</param>
/// <param name="IsOpen">Whether everybody is root.</param>
/// <param name="Simulations">How simulations of policies are arranged.</param>
internal sealed record ServeRequest(IPAddress Address, int Port, string Region, Uri? Buckets, bool IsOpen, SimulationForm Simulations)
{
    /// <summary>Names that the AWS API is asked by, beside addresses, localhost and names without dots.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The web application's port; 0 for any, null for no web application.</summary>
    public int? WebPort { get; init; }

    /// <summary>Whether the log is for programs. The default value is false.</summary>
    public bool IsLogJson { get; init; }

    /// <summary>How many of a user's newest events of each type filters read; null for all.</summary>
    public int? FilterEvents { get; init; }

    /// <summary>How many times its minProvisionedTPS a campaign answers in a second; null for no limit.</summary>
    public double? Throttle { get; init; }

    /// <summary>Whether solutions with performAutoTraining train by their schedule.</summary>
    public bool FollowsSchedules { get; init; } = true;

    /// <summary>Of the web application: the names that it may be asked by, beside those of loopback and the address.</summary>
    public IReadOnlyList<string> WebHosts { get; init; } = [];

    /// <summary>Of the web application: the proxies whose headers are believed.</summary>
    public IReadOnlyList<System.Net.IPNetwork> WebProxies { get; init; } = [];

    /// <summary>Of the web application: who may use its movie site.</summary>
    public SiteAccess Site { get; init; }

    /// <summary>Whether any fault fails an import.</summary>
    public bool AreImportsStrict { get; init; }

    /// <summary>Of the web application: a Redis as second level of its cache; null for none.</summary>
    public string? Redis { get; init; }

    /// <summary>Of the web application: whether its REST API always asks for a key.</summary>
    public bool AreApiKeysRequired { get; init; }

    /// <summary>What has been idle for so many days is deleted once a day; null for never.</summary>
    public int? CleanupDays { get; init; }
}
