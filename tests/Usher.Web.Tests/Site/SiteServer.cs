namespace Usher.Web.Tests.Site;

/// <summary>The site before a world of films, started once for all tests of a class. Each test takes a viewer of its own.</summary>
public sealed class SiteServer : IAsyncLifetime
{
    internal WebServer Web { get; } = new();

    public async ValueTask InitializeAsync()
    {
        new FilmWorld().AnswerFor(Web.Personalize);
        await Web.StartAsync();
    }

    public ValueTask DisposeAsync() => Web.DisposeAsync();
}
