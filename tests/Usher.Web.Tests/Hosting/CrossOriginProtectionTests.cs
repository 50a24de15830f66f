namespace Usher.Web.Tests.Hosting;

/// <summary>What a page of another origin may have a browser send: links, and nothing else. Other ports of localhost are other origins.</summary>
public sealed class CrossOriginProtectionTests(MovieServer movies) : IClassFixture<MovieServer>
{
    private const string Host = "localhost:8080";

    public static TheoryData<string, string> Targets => new()
    {
        { "GET", "/viewers" }, { "GET", "/why?film=1" }, { "GET", "/console/sign-in" }, { "GET", "/_blazor?id=1" }, { "GET", "/api/v1/recommend-items/u1" }, { "GET", "/api/v1/history/u1" },
        { "POST", "/watch" }, { "POST", "/viewer" }, { "POST", "/viewer/new" }, { "POST", "/console/sign-in" }, { "POST", "/_blazor/negotiate" }, { "POST", "/_blazor/disconnect" }, { "POST", "/api/v1/events/movies" },
        { "OPTIONS", "/api/v1/events/movies" }, { "DELETE", "/api/v1/nothing" },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task No_path_answers_what_a_page_of_another_origin_sends(string method, string path)
    {
        string[][] senders =
        [
            ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"],
            ["Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty", "Origin: http://localhost:3000"],
            ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"],
            ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: websocket", "Sec-Fetch-Dest: empty", "Origin: https://evil.example"],
            // Of browsers that do not send those.
            ["Origin: https://evil.example"],
            ["Origin: http://localhost:3000"],
            ["Origin: http://localhost"],
            ["Origin: http://localhost:8080.evil.example"],
            ["Origin: http://localhost:8080@evil.example"],
            ["Origin: null"],
            ["Origin: file://"],
            ["Origin: http://localhost:8080", "Origin: https://evil.example"],
            // One that says both tells the truth in the one that scripts cannot set.
            ["Sec-Fetch-Site: cross-site", "Origin: http://localhost:8080"],
            ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"],
        ];

        foreach (var sender in senders)
        {
            var (status, answer) = await RawRequest.SendAsync(movies.Web.Browser.BaseAddress!, [$"{method} {path} HTTP/1.1", $"Host: {Host}", "Content-Length: 0", .. sender]);
            Assert.True(status == 403, $"{status} for {string.Join(", ", sender)}");
            Assert.Contains("A page of another origin sent this request", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site: same-origin")]
    [InlineData("Sec-Fetch-Site: none")]
    [InlineData("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")]
    [InlineData("Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")]
    [InlineData("Origin: http://localhost:8080")]
    [InlineData("Origin: HTTP://LOCALHOST:8080")]
    [InlineData("Accept: text/html")]
    public async Task Own_pages_links_from_elsewhere_and_programs_are_answered(params string[] headers) =>
        Assert.Equal(200, (await RawRequest.SendAsync(movies.Web.Browser.BaseAddress!, ["GET /viewers HTTP/1.1", $"Host: {Host}", .. headers])).Status);

    [Fact]
    public async Task A_link_posts_nothing()
    {
        var (status, _) = await RawRequest.SendAsync(movies.Web.Browser.BaseAddress!, "POST /watch HTTP/1.1", $"Host: {Host}", "Content-Length: 0", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document", "Origin: https://evil.example");

        Assert.Equal(403, status);
        Assert.DoesNotContain(movies.Web.Personalize.Asked, one => one.Operation == "POST /events");
    }
}
