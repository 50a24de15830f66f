using Usher.Web.Console.Wizard;

namespace Usher.Web.Tests.Console;

public sealed class BrowserEndpointTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080/console", "http://127.0.0.1:4566/", "http://127.0.0.1:4566/")]
    [InlineData("http://localhost:8080/console", "http://127.0.0.1:4566/", "http://127.0.0.1:4566/")]
    [InlineData("http://192.0.2.7:8080/console", "http://127.0.0.1:4566/", "http://192.0.2.7:4566/")]
    [InlineData("http://192.0.2.7:8080/console", "http://usher:4566/", "http://usher:4566/")]
    [InlineData("https://usher.example.com/console", "http://127.0.0.1:4566/", null)]
    [InlineData("https://usher.example.com/console", "https://api.example.com/", "https://api.example.com/")]
    public void The_browser_asks_the_API_where_it_reaches_it(string page, string api, string? endpoint) =>
        Assert.Equal(endpoint, BrowserEndpoint.Of(new(page), new(api))?.ToString());
}
