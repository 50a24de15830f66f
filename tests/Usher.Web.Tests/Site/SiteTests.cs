using System.Net;
using System.Text.RegularExpressions;

namespace Usher.Web.Tests.Site;

public sealed partial class SiteTests(SiteServer site) : IClassFixture<SiteServer>
{
    private readonly WebServer _server = site.Web;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_comes_first_is_asked_who_watches_and_sees_what_everybody_likes()
    {
        var page = await _server.GetAsync("/");

        Assert.Contains("<h1>Who is watching?</h1>", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"ada\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"popular\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"trending\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"for-you\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_sees_every_list_with_its_reason_and_nothing_he_has_watched_is_recommended()
    {
        var page = await _server.GetAsync("/", viewer: FilmWorld.Known);

        Assert.Equal(["for-you", "because", "trending", "popular", "history"], page.Shelves);
        Assert.Contains("Chosen by aws-hrnn from the 2 films you watched.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Because you watched The Lantern of Drama", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FilmsIn("for-you"), film => film is "1" or "5");
        Assert.Equal(["1", "5"], page.FilmsIn("history"));
    }

    [Fact]
    public async Task Somebody_unknown_sees_what_most_people_like_and_is_told_so()
    {
        var page = await _server.GetAsync("/", viewer: "nobody");

        Assert.Contains("You have no history yet", page.Text, StringComparison.Ordinal);
        Assert.Equal("1", page.FilmsIn("for-you")[0]);
    }

    [Fact]
    public async Task Watching_sends_an_event_and_marks_what_came_into_the_list()
    {
        var before = await _server.GetAsync("/", viewer: "new-one");
        var answer = await _server.PostAsync("/watch", before, "new-one", ("film", "3"), ("eventId", "e1"));
        var after = await _server.GetAsync(answer.Location, "new-one", answer.Cookies);

        var sent = _server.Personalize.Asked.Single(one => one.Operation == "POST /events").Request;
        Assert.Equal(("new-one", "tracking-1", "Watch"), (sent.GetProperty("userId").GetString(), sent.GetProperty("trackingId").GetString(), sent.GetProperty("eventList")[0].GetProperty("eventType").GetString()));
        Assert.Contains("You watched The Orchard of Drama. Your recommendations changed", after.Text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"move new\">New</span>", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("3", after.FilmsIn("for-you"));
        Assert.Equal("3", after.FilmsIn("history")[0]);
    }

    [Theory]
    [InlineData("/watch", "film")]
    [InlineData("/viewer", "viewer")]
    [InlineData("/viewer/new", "x")]
    public async Task A_post_from_another_site_changes_nothing(string path, string field)
    {
        using var form = new FormUrlEncodedContent([new(field, "1")]);
        using var answer = await _server.Browser.PostAsync(new Uri(path, UriKind.Relative), form, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain(_server.Personalize.Asked, one => one.Operation == "POST /events" && one.Request.GetProperty("userId").GetString()!.StartsWith("visitor-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_viewer_is_chosen_by_a_form_and_kept_in_a_cookie_that_scripts_cannot_read()
    {
        var answer = await _server.PostAsync("/viewer", await _server.GetAsync("/"), viewer: null, ("viewer", " grace "));

        Assert.Equal("/", answer.Location);
        Assert.Contains(answer.SetCookies, cookie => cookie.StartsWith("viewer=grace;", StringComparison.Ordinal) && cookie.Contains("httponly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_id_that_nobody_can_have_is_refused_in_words()
    {
        var answer = await _server.PostAsync("/viewer", await _server.GetAsync("/"), viewer: null, ("viewer", new string('x', 257)));

        Assert.Contains("1 to 256 characters are allowed", (await _server.GetAsync(answer.Location)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_film_has_films_like_it()
    {
        var page = await _server.GetAsync("/film?id=2", viewer: "nobody");

        Assert.Contains("<h1>The Harbour of Drama</h1>", page.Text, StringComparison.Ordinal);
        Assert.Equal("6", page.FilmsIn("similar")[0]);
        Assert.DoesNotContain("2", page.FilmsIn("similar"));
    }

    [Theory]
    [InlineData("/film?id=no-such-film", "No such film")]
    [InlineData("/film", "No such film")]
    [InlineData("/nowhere/at/all", "Page not found")]
    public async Task What_is_not_there_is_404_with_a_page_that_says_so(string path, string heading)
    {
        var page = await _server.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains($"<h1>{heading}</h1>", page.Text, StringComparison.Ordinal);
        Assert.Contains("role=\"search\"", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/film?id=40")]
    [InlineData("/search?query=%3Cscript%3Ealert('x')%3C/script%3E")]
    [InlineData("/search?genre=%3Cscript%3Ealert('x')%3C/script%3E")]
    [InlineData("/viewers?query=%3Cscript%3Ealert('x')%3C/script%3E")]
    [InlineData("/film?id=%3Cscript%3Ealert('x')%3C/script%3E")]
    public async Task Script_in_titles_and_searches_is_text(string path)
    {
        var page = await _server.GetAsync(path);

        Assert.DoesNotContain("<script>", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/film?id=2")]
    [InlineData("/search?query=of")]
    public async Task No_page_has_script_or_style_in_it(string path)
    {
        var page = await _server.GetAsync(path, viewer: FilmWorld.Known);

        Assert.DoesNotMatch(InlineScriptOrStyle(), page.Text);
        Assert.DoesNotContain("unsafe", page.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_does_not_load_the_components_of_the_console() => Assert.DoesNotContain("MudBlazor", (await _server.GetAsync("/")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task What_speaks_for_a_recommendation_is_told_when_it_is_asked_for()
    {
        _server.Personalize.On("POST /_usher/v1/recommendations/explain", asked => new
        {
            solutionVersionArn = "v",
            recipe = "aws-hrnn",
            events = 2,
            itemsConsidered = 2,
            items = asked.GetProperty("itemIds").EnumerateArray().Take(1).Select(id => new
            {
                itemId = id.GetString(),
                score = 0.1,
                rank = 1,
                reasons = new[] { new { itemId = "5", title = "Parade, The (1948)", lastEventAt = 1_000_000, share = 0.8, effect = 0.4 } },
            }),
        });

        Assert.Equal("{\"9\":\"The Parade\"}", (await _server.GetAsync("/why?film=9&film=13", viewer: FilmWorld.Known)).Text);
        Assert.Equal("{}", (await _server.GetAsync("/why?film=9")).Text);
    }

    [GeneratedRegex("<script(?![^>]* src=)|<style| style=| on[a-z]+=\"", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScriptOrStyle();
}
