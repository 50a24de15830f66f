using System.Net;

namespace Usher.Web.Tests.Site;

/// <summary>What the site does where Personalize does not answer as it should.</summary>
public sealed class SiteTroubleTests : IAsyncLifetime
{
    private readonly WebServer _server = new();

    public async ValueTask InitializeAsync()
    {
        new FilmWorld().AnswerFor(_server.Personalize);
        await _server.StartAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_list_whose_campaign_refuses_is_left_out()
    {
        _server.Personalize.On("POST /recommendations", asked => asked.GetProperty("campaignArn").GetString()!.EndsWith("/top", StringComparison.Ordinal)
            ? Movies.Refusal("InvalidInputException", "no")
            : new { itemList = new[] { new { itemId = "7" } } });

        var page = await _server.GetAsync("/", viewer: FilmWorld.Known);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("id=\"popular\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"for-you\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_campaigns_says_how_to_get_one()
    {
        _server.Personalize.On("ListCampaigns", _ => new { campaigns = Array.Empty<object>() });

        Assert.Contains("<code>usher demo</code>", (await _server.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_503_in_words()
    {
        _server.Personalize.On("ListCampaigns", _ => throw new HttpRequestException("Connection refused"));
        var page = await _server.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Personalize does not answer. Load the page again in a moment.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_without_an_event_tracker_says_what_is_missing()
    {
        _server.Personalize.On("ListEventTrackers", _ => new { eventTrackers = Array.Empty<object>() });
        var answer = await _server.PostAsync("/watch", await _server.GetAsync("/"), FilmWorld.Known, ("film", "3"));

        Assert.Contains("has no event tracker", (await _server.GetAsync(answer.Location, FilmWorld.Known)).Text, StringComparison.Ordinal);
    }
}
