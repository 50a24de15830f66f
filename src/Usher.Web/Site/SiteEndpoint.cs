namespace Usher.Web.Site;

/// <summary>Marks an endpoint of the movie site, whose requests <see cref="SiteGate"/> checks.</summary>
internal sealed record SiteEndpoint
{
    /// <summary>Whether scripts of open pages request it, so that requests do not count as activity of the session. The default is false.</summary>
    public bool IsAskedByScript { get; init; }
}
