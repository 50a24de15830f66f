using System.Net;
using System.Text;
using System.Text.Json;

namespace Usher.Web.Tests.Rest;

public sealed class EventTests(MovieServer movies) : IClassFixture<MovieServer>
{
    private static readonly object Watched = new { sessionId = "s1", userId = "u1", eventList = new[] { new { eventType = "Watch", itemId = "1", sentAt = 1700000000.5 } } };

    [Fact]
    public async Task Events_go_to_the_tracker_of_the_namespace_as_personalization_apis_sends_them()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies();

        var (head, _) = await server.PostAsync("/events/movies", new
        {
            sessionId = "s1",
            userId = "u1",
            eventList = new object[]
            {
                new { eventId = "e1", eventType = "Watch", eventValue = 4.5, itemId = "1", impression = new[] { "1", "2" }, properties = new Dictionary<string, string> { ["DEVICE"] = "phone" }, recommendationId = "RID", sentAt = 1700000000 },
                new { eventType = "Click", itemId = "2", impression = "3|4", properties = "{\"DEVICE\":\"tv\"}" },
            },
        });

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        var sent = server.Personalize.Asked.Single(one => one.Operation == "POST /events").Request;
        Assert.Equal("tracking-1", sent.Text("trackingId"));
        var first = sent.GetProperty("eventList")[0];
        Assert.Equal("{\"DEVICE\":\"phone\"}", first.Text("properties"));
        Assert.Equal(1700000000, first.GetProperty("sentAt").GetDouble());
        Assert.Equal(4.5, first.GetProperty("eventValue").GetDouble());
        var second = sent.GetProperty("eventList")[1];
        Assert.Equal(["3", "4"], second.GetProperty("impression").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal("{\"DEVICE\":\"tv\"}", second.Text("properties"));
        Assert.True(second.GetProperty("sentAt").GetDouble() > 1700000000);
    }

    [Fact]
    public async Task After_an_event_no_older_list_of_that_user_is_given()
    {
        await using var server = await new WebServer().StartAsync();
        var watched = false;
        server.Personalize.AnswerAsMovies()
            .On("POST /events", _ => (watched = true, new { }).Item2)
            .On("POST /recommendations", _ => new { itemList = new[] { new { itemId = watched ? "after" : "before" } } });
        await server.AskAsync("/recommend-items/u1");
        await server.AskAsync("/recommend-items/u1?numResults=3");

        await server.PostAsync("/events/movies", Watched);

        Assert.Equal("after", (await server.AskAsync("/recommend-items/u1")).Body.GetProperty("itemList")[0].Text("itemId"));
        Assert.Equal("after", (await server.AskAsync("/recommend-items/u1?numResults=3")).Body.GetProperty("itemList")[0].Text("itemId"));
    }

    [Fact]
    public async Task Lists_of_a_visitor_are_dropped_by_the_session_before_login()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies();
        await server.AskAsync("/recommend-items/s1");

        await server.PostAsync("/events", new { sessionId = "s1", eventList = new[] { new { eventType = "Watch", itemId = "1" } } });
        await server.AskAsync("/recommend-items/s1");

        Assert.Equal(2, server.Asked("POST /recommendations"));
    }

    [Fact]
    public async Task Without_an_event_tracker_it_is_told_how_to_make_one()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies().On("ListEventTrackers", _ => new { eventTrackers = Array.Empty<object>() });

        var (head, body) = await server.PostAsync("/events/movies", Watched);

        Assert.Equal(HttpStatusCode.Conflict, head.StatusCode);
        Assert.Contains("aws personalize create-event-tracker", body.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tracker_that_was_made_anew_is_found()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies();
        await server.PostAsync("/events/movies", Watched);
        server.Personalize
            .On("DescribeEventTracker", _ => new { eventTracker = new { trackingId = "tracking-2" } })
            .On("POST /events", asked => asked.Text("trackingId") == "tracking-2" ? new { } : Movies.Refusal("ResourceNotFoundException", "gone"));

        var (head, _) = await server.PostAsync("/events/movies", Watched);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("null", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{"sessionId":"s"}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[]}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[null]}""", 400)]
    [InlineData("""{"eventList":[{"eventType":"Watch","itemId":"1"}]}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[{"itemId":"1"}]}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[{"eventType":"Watch","eventValue":"many"}]}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[{"eventType":"Watch","impression":5}]}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[{"eventType":"Watch","sentAt":1e300}]}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[{"eventType":"Watch","sentAt":1700000000000}]}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[{"eventType":"Watch","properties":"\ud800"}]}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[{"eventType":"Watch","impression":"\ud800"}]}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[{"eventType":"Watch","impression":["\udc00"]}]}""", 400)]
    [InlineData("""{"sessionId":"\ud800","eventList":[{"eventType":"Watch"}]}""", 400)]
    [InlineData("""{"sessionId":"s","eventList":[{"eventType":"Watch"}],"experimentConversions":[{}]}""", 400)]
    public async Task A_body_that_makes_no_sense_is_refused_before_anything_is_sent(string body, int status)
    {
        var (head, problem) = await movies.Web.AskAsync("/events/movies", request => request.Content = new StringContent(body, Encoding.UTF8, "application/json"), HttpMethod.Post);

        Assert.Equal(status, (int)head.StatusCode);
        Assert.Equal(JsonValueKind.String, problem.GetProperty("detail").ValueKind);
        Assert.Equal(0, movies.Web.Asked("POST /events"));
    }

    [Fact]
    public async Task A_form_of_another_site_cannot_send_events()
    {
        var (head, _) = await movies.Web.AskAsync("/events/movies", request => request.Content = new StringContent(JsonSerializer.Serialize(Watched), Encoding.UTF8, "text/plain"), HttpMethod.Post);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, head.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var (head, _) = await movies.Web.PostAsync("/rerank-items/movies/order/u1", new[] { new string('x', 2 * 1024 * 1024) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, head.StatusCode);
    }
}
