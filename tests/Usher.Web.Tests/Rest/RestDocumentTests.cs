using System.Net;

namespace Usher.Web.Tests.Rest;

public sealed class RestDocumentTests
{
    [Fact]
    public async Task The_OpenAPI_document_has_every_path_with_its_parameters()
    {
        await using var server = await new WebServer().StartAsync();

        var (_, document) = await server.AskAsync("/openapi.json");

        var paths = document.GetProperty("paths");
        foreach (var path in (string[])["recommend-items/{namespace}/{recommender}/{userId}", "related-items/{namespace}/{recommender}/{itemId}", "rerank-items/{namespace}/{recommender}/{userId}/{itemIds}", "events/{namespace}", "popular-items", "search-items", "items/{itemId}", "history/{userId}"])
            Assert.True(paths.TryGetProperty("/api/v1/" + path, out _), $"{path} is missing.");
        // What pages post and ask for is theirs.
        Assert.All(paths.EnumerateObject(), path => Assert.StartsWith("/api/v1/", path.Name, StringComparison.Ordinal));
        var parameters = paths.GetProperty("/api/v1/recommend-items/{namespace}/{recommender}/{userId}").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(parameter => parameter.Text("name"));
        Assert.Equal(["context", "decorateItems", "filter", "filterValues", "namespace", "numResults", "promotion", "promotionFilter", "promotionFilterValues", "promotionPercent", "recommender", "userId"], parameters.Order());
    }

    [Fact]
    public async Task The_page_to_try_it_runs_its_own_scripts_alone()
    {
        await using var server = await new WebServer().StartAsync();
        using var page = await server.Browser.GetAsync(new Uri("/api/v1/docs/", UriKind.Relative), TestContext.Current.CancellationToken);

        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"nonce=\"{nonce}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://cdn", text, StringComparison.OrdinalIgnoreCase);
    }
}
