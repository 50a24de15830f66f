namespace Usher.Web.Site;

/// <summary>Marks an endpoint of the movie site: <see cref="SiteGate"/> stands before it.</summary>
internal sealed record SiteEndpoint
{
    /// <summary>Whether open pages ask for it by themselves, so that it does not keep a session from being idle. The default value is false.</summary>
    public bool IsAskedByScript { get; init; }
}
