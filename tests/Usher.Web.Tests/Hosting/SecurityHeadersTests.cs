namespace Usher.Web.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    [Fact]
    public async Task Every_page_tells_the_browser_to_take_scripts_from_here_alone()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.On("ListCampaigns", _ => new { campaigns = Array.Empty<object>() });

        using var answer = await server.Browser.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("script-src 'self'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }
}
