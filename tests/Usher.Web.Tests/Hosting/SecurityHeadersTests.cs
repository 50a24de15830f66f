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
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("/api/v1/search-items", true)]
    [InlineData("/api/v1/nothing", true)]
    [InlineData("/api/v1/docs", false)]
    public async Task Data_that_is_opened_as_a_page_may_do_nothing(string path, bool isData)
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.On("ListDatasetGroups", _ => new { datasetGroups = Array.Empty<object>() });

        using var answer = await server.Browser.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(isData, answer.Headers.GetValues("Content-Security-Policy").Single() == "default-src 'none'; frame-ancestors 'none'");
        Assert.Equal(isData, !answer.Headers.Contains("Permissions-Policy"));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }
}
