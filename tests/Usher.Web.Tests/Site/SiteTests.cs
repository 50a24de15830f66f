using System.Net;
using System.Text.RegularExpressions;

namespace Usher.Web.Tests.Site;

public sealed partial class SiteTests : IAsyncLifetime
{
    private readonly WebServer _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        new FilmWorld().AnswerFor(_server.Personalize);
        await _server.StartAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Whoever_comes_first_is_asked_who_watches_and_sees_what_everybody_likes()
    {
        var page = await GetAsync("/");

        Assert.Contains("<h1>Who is watching?</h1>", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"ada\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"popular\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"trending\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"for-you\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_sees_every_list_with_its_reason_and_nothing_he_has_watched_is_recommended()
    {
        var page = await GetAsync("/", viewer: FilmWorld.Known);

        Assert.Equal(["for-you", "because", "trending", "popular", "history"], ShelfIds().Matches(page.Text).Select(shelf => shelf.Groups[1].Value));
        Assert.Contains("Chosen by aws-hrnn from the 2 films you watched.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Because you watched The Lantern of Drama", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(FilmsIn(page.Text, "for-you"), film => film is "1" or "5");
        Assert.Equal(["1", "5"], FilmsIn(page.Text, "history"));
    }

    [Fact]
    public async Task Somebody_unknown_sees_what_most_people_like_and_is_told_so()
    {
        var page = await GetAsync("/", viewer: "nobody");

        Assert.Contains("Nothing is known of you yet", page.Text, StringComparison.Ordinal);
        Assert.Equal("1", FilmsIn(page.Text, "for-you")[0]);
    }

    [Fact]
    public async Task Watching_sends_an_event_and_marks_what_came_into_the_list()
    {
        var before = await GetAsync("/", viewer: "nobody");
        var answer = await PostAsync("/watch", before, "nobody", ("film", "3"), ("eventId", "e1"));
        var after = await GetAsync(answer.Headers.Location!.ToString(), "nobody", CookiesOf(answer));

        var sent = _server.Personalize.Asked.Single(one => one.Operation == "POST /events").Request;
        Assert.Equal(("nobody", "tracking-1", "Watch"), (sent.GetProperty("userId").GetString(), sent.GetProperty("trackingId").GetString(), sent.GetProperty("eventList")[0].GetProperty("eventType").GetString()));
        Assert.Contains("You watched The Orchard of Drama. What is recommended has changed", after.Text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"move new\">New</span>", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("3", FilmsIn(after.Text, "for-you"));
        Assert.Equal("3", FilmsIn(after.Text, "history")[0]);
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
        Assert.DoesNotContain(_server.Personalize.Asked, one => one.Operation == "POST /events");
    }

    [Fact]
    public async Task A_viewer_is_chosen_by_a_form_and_kept_in_a_cookie_that_scripts_cannot_read()
    {
        var answer = await PostAsync("/viewer", await GetAsync("/"), viewer: null, ("viewer", " grace "));

        Assert.Equal("/", answer.Headers.Location!.ToString());
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("viewer=grace;", StringComparison.Ordinal) && cookie.Contains("httponly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_id_that_nobody_can_have_is_refused_in_words()
    {
        var answer = await PostAsync("/viewer", await GetAsync("/"), viewer: null, ("viewer", new string('x', 257)));

        Assert.Contains("1 to 256 characters are allowed", (await GetAsync(answer.Headers.Location!.ToString())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_film_has_films_like_it()
    {
        var page = await GetAsync("/film?id=2", viewer: "nobody");

        Assert.Contains("<h1>The Harbour of Drama</h1>", page.Text, StringComparison.Ordinal);
        Assert.Equal("6", FilmsIn(page.Text, "similar")[0]);
        Assert.DoesNotContain("2", FilmsIn(page.Text, "similar"));
    }

    [Theory]
    [InlineData("/film?id=no-such-film", "No such film")]
    [InlineData("/film", "No such film")]
    [InlineData("/nowhere/at/all", "Nothing here")]
    public async Task What_is_not_there_is_404_with_a_page_that_says_so(string path, string heading)
    {
        var page = await GetAsync(path);

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
        var page = await GetAsync(path);

        Assert.DoesNotContain("<script>", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/film?id=2")]
    [InlineData("/search?query=of")]
    public async Task No_page_has_script_or_style_in_it(string path)
    {
        var page = await GetAsync(path, viewer: FilmWorld.Known);

        Assert.DoesNotMatch(InlineScriptOrStyle(), page.Text);
        Assert.DoesNotContain("unsafe", page.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_does_not_load_the_components_of_the_console() => Assert.DoesNotContain("MudBlazor", (await GetAsync("/")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_list_whose_campaign_refuses_is_left_out()
    {
        var world = new FilmWorld();
        world.AnswerFor(_server.Personalize);
        _server.Personalize.On("POST /recommendations", asked => asked.GetProperty("campaignArn").GetString()!.EndsWith("/top", StringComparison.Ordinal)
            ? Movies.Refusal("InvalidInputException", "no")
            : new { itemList = new[] { new { itemId = "7" } } });

        var page = await GetAsync("/", viewer: FilmWorld.Known);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("id=\"popular\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"for-you\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_campaigns_says_how_to_get_one()
    {
        _server.Personalize.On("ListCampaigns", _ => new { campaigns = Array.Empty<object>() });

        Assert.Contains("<code>usher demo</code>", (await GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_503_in_words()
    {
        _server.Personalize.On("ListCampaigns", _ => throw new HttpRequestException("Connection refused"));
        var page = await GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Personalize does not answer just now", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_without_an_event_tracker_says_what_is_missing()
    {
        _server.Personalize.On("ListEventTrackers", _ => new { eventTrackers = Array.Empty<object>() });
        var answer = await PostAsync("/watch", await GetAsync("/"), FilmWorld.Known, ("film", "3"));

        Assert.Contains("has no event tracker", (await GetAsync(answer.Headers.Location!.ToString(), FilmWorld.Known)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_speaks_for_a_recommendation_follows_the_page()
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

        Assert.Contains("Because you watched The Parade", (await GetAsync("/", viewer: FilmWorld.Known)).Text, StringComparison.Ordinal);
    }

    private async Task<Loaded> GetAsync(string path, string? viewer = null, string? cookies = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Accept", "text/html");
        var all = string.Join("; ", ((string?[])[viewer is null ? null : $"viewer={viewer}", cookies]).OfType<string>());
        if (all.Length > 0)
            request.Headers.Add("Cookie", all);
        using var answer = await _server.Browser.SendAsync(request, Stop);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop), answer.Headers.GetValues("Content-Security-Policy").Single(), CookiesOf(answer));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, Loaded page, string? viewer, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(page.Text).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        };
        request.Headers.Add("Cookie", string.Join("; ", ((string?[])[viewer is null ? null : $"viewer={viewer}", page.Cookies]).OfType<string>()));
        var answer = await _server.Browser.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0]).Where(cookie => !cookie.EndsWith('='))) : "";

    private static string[] FilmsIn(string page, string shelf)
    {
        var start = page.IndexOf($"id=\"{shelf}\"", StringComparison.Ordinal);
        return start < 0 ? [] : [.. FilmIds().Matches(page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)]).Select(film => film.Groups[1].Value)];
    }

    private sealed record Loaded(HttpStatusCode Status, string Text, string Policy, string Cookies);

    [GeneratedRegex("<section class=\"shelf\" id=\"([^\"]+)\"")]
    private static partial Regex ShelfIds();

    [GeneratedRegex("data-film=\"([^\"]+)\"")]
    private static partial Regex FilmIds();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<script(?![^>]* src=)|<style| style=| on[a-z]+=\"", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScriptOrStyle();
}
