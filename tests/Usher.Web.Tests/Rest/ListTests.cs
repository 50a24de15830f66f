using System.Net;
using System.Net.Sockets;
using System.Text;
using Usher.Contracts;
using Usher.Wire.UsherApi;

namespace Usher.Web.Tests.Rest;

public sealed class ListTests(MovieServer movies) : IClassFixture<MovieServer>
{
    [Fact]
    public async Task A_user_is_given_items_with_their_titles_at_the_path_of_personalization_apis()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies();

        var (head, body) = await server.AskAsync("/recommend-items/movies/picks/u1?numResults=2&filter=unseen&filterValues=%7B%22GENRE%22%3A%22%5C%22Horror%5C%22%22%7D&context=%7B%22DEVICE%22%3A%22phone%22%7D");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("of u1", body.GetProperty("itemList")[0].Text("itemId"));
        Assert.Equal(0.5, body.GetProperty("itemList")[0].GetProperty("score").GetDouble());
        Assert.Equal("Alien", body.GetProperty("itemList")[1].GetProperty("metadata").Text("title"));
        Assert.Equal("Horror|Sci-Fi", body.GetProperty("itemList")[1].GetProperty("metadata").Text("GENRES"));
        Assert.Equal("RID", body.Text("recommendationId"));
        Assert.Equal("history", body.Text("basedOn"));
        var asked = server.Personalize.Asked.Single(one => one.Operation == "POST /recommendations").Request;
        Assert.Equal(Movies.Arn("campaign", "picks"), asked.Text("campaignArn"));
        Assert.Equal(Movies.Arn("filter", "unseen"), asked.Text("filterArn"));
        Assert.Equal("\"Horror\"", asked.GetProperty("filterValues").Text("GENRE"));
        Assert.Equal("phone", asked.GetProperty("context").Text("DEVICE"));
        Assert.Equal(2, asked.GetProperty("numResults").GetInt32());
    }

    [Fact]
    public async Task Recommenders_of_domains_are_asked_like_campaigns()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies()
            .On("ListRecommenders", _ => new { recommenders = new[] { new { recommenderArn = Movies.Arn("recommender", "tonight"), name = "tonight", status = "ACTIVE", recipeArn = "arn:aws:personalize:::recipe/aws-vod-top-picks", datasetGroupArn = Movies.Group, creationDateTime = 2 } } })
            .On("DescribeRecipe", _ => new { recipe = new { name = "aws-vod-top-picks", recipeType = "USER_PERSONALIZATION" } });

        var (head, _) = await server.AskAsync("/recommend-items/movies/tonight/u1?filter=short");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        var asked = server.Personalize.Asked.Single(one => one.Operation == "POST /recommendations").Request;
        Assert.Equal((Movies.Arn("recommender", "tonight"), Movies.Arn("filter", "short")), (asked.Text("recommenderArn"), asked.Text("filterArn")));
        Assert.False(asked.TryGetProperty("campaignArn", out _));
    }

    [Fact]
    public async Task Campaigns_are_there_where_listing_recommenders_is_not_allowed()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies().On("ListRecommenders", _ => Movies.Refusal("AccessDeniedException", "no"));

        Assert.Equal(HttpStatusCode.OK, (await server.AskAsync("/recommend-items/movies/picks/u1")).Head.StatusCode);
    }

    [Fact]
    public async Task A_promotion_is_passed_on_and_its_items_are_marked()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies().On("POST /recommendations", _ => new
        {
            itemList = new object[] { new { itemId = "1", score = 0.5, promotionName = "new", reason = new[] { "Promoted item" } }, new { itemId = "x", promotionName = "new" }, new { itemId = "2", score = 0.25 } },
        });

        var (_, body) = await server.AskAsync("/recommend-items/movies/picks/u1?promotion=new&promotionPercent=30&promotionFilter=arrivals&promotionFilterValues=%7B%22SINCE%22%3A%222026%22%7D");

        var items = body.GetProperty("itemList");
        Assert.Equal(("new", "Promoted item", "Alien"), (items[0].Text("promotionName"), items[0].GetProperty("reason")[0].GetString(), items[0].GetProperty("metadata").Text("title")));
        Assert.Equal(("new", false), (items[1].Text("promotionName"), items[2].TryGetProperty("promotionName", out _)));
        var asked = server.Personalize.Asked.Single(one => one.Operation == "POST /recommendations").Request.GetProperty("promotions")[0];
        Assert.Equal(("new", 30, Movies.Arn("filter", "arrivals"), "2026"), (asked.Text("name"), asked.GetProperty("percentPromotedItems").GetInt32(), asked.Text("filterArn"), asked.GetProperty("filterValues").Text("SINCE")));
    }

    [Theory]
    [InlineData("promotion=new", "promotionFilter is missing; give the name or the ARN of the filter that chooses the promoted items.")]
    [InlineData("promotionFilter=a&promotionPercent=101", "promotionPercent is '101'; a whole number from 1 to 100 is allowed.")]
    [InlineData("promotionFilter=a+b", "promotionFilter is 'a b'; the name or the ARN of a filter is allowed.")]
    public async Task A_promotion_that_makes_no_sense_is_refused(string query, string detail)
    {
        var (head, body) = await movies.Web.AskAsync($"/recommend-items/movies/picks/u1?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, detail), (head.StatusCode, body.Text("detail")));
    }

    [Theory]
    [InlineData("/recommend-items/u1", "of u1")]
    [InlineData("/related-items/1", "of 1")]
    [InlineData("/related-items/movies/like/1?userId=u1", "of u1")]
    [InlineData("/popular-items", "of all")]
    [InlineData("/popular-items/movies/top", "of all")]
    [InlineData("/trending-items/movies/rising", "of all")]
    public async Task Every_kind_of_list_is_there_with_and_without_names_where_there_is_one_namespace(string path, string first)
    {
        var (head, body) = await movies.Web.AskAsync(path);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(first, body.GetProperty("itemList")[0].Text("itemId"));
    }

    [Theory]
    [InlineData("/recommend-items/u1")]
    [InlineData("/recommend-items/movies/picks/u1")]
    [InlineData("/history/u1")]
    [InlineData("/history/movies/u1")]
    public async Task What_has_just_become_ACTIVE_is_found_at_once(string path)
    {
        var personalize = new FakePersonalize().AnswerAsMovies()
            .On("ListCampaigns", _ => new { campaigns = Array.Empty<object>() })
            .On("ListDatasetGroups", _ => new { datasetGroups = Array.Empty<object>() });
        await using var server = await new WebServer { Personalize = personalize }.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await server.AskAsync(path)).Head.StatusCode);

        personalize.AnswerAsMovies();

        Assert.Equal(HttpStatusCode.OK, (await server.AskAsync(path)).Head.StatusCode);
    }

    [Fact]
    public async Task Given_items_are_put_in_a_users_order_from_the_path_or_the_body()
    {
        var (_, fromPath) = await movies.Web.AskAsync("/rerank-items/movies/order/u1/1,2,3");
        var (posted, fromBody) = await movies.Web.PostAsync("/rerank-items/movies/order/u1", new[] { "a,b", "c" });

        Assert.Equal(["3", "2", "1"], fromPath.GetProperty("personalizedRanking").EnumerateArray().Select(item => item.Text("itemId")));
        Assert.Equal(["c", "a,b"], fromBody.GetProperty("personalizedRanking").EnumerateArray().Select(item => item.Text("itemId")));
        Assert.Equal("no-store", posted.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task The_same_question_is_asked_once_and_a_client_that_has_the_answer_is_told_so()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies();

        var (first, _) = await server.AskAsync("/recommend-items/movies/picks/u1");
        var (again, _) = await server.AskAsync("/recommend-items/movies/picks/u1", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        var (anew, _) = await server.AskAsync("/recommend-items/movies/picks/u1", request => request.Headers.CacheControl = new() { NoCache = true });

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal("no-cache, private", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.OK, anew.StatusCode);
        Assert.Equal(2, server.Asked("POST /recommendations"));
    }

    [Fact]
    public async Task Undecorated_lists_ask_nothing_of_items()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies();

        var (_, body) = await server.AskAsync("/popular-items?decorateItems=0");

        Assert.False(body.GetProperty("itemList")[1].TryGetProperty("metadata", out _));
        Assert.Equal(0, server.Asked("GET /_usher/v1/items"));
    }

    [Fact]
    public async Task A_user_who_is_unknown_is_told_that_his_list_rests_on_popularity()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies().On("GET /_usher/v1/users/history", _ => new DescribeHistoryResponse { UserId = "u", Total = 0, Interactions = [] });

        var (head, body) = await server.AskAsync("/recommend-items/nobody");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("popularity", body.Text("basedOn"));
    }

    [Fact]
    public async Task Items_like_one_that_is_unknown_are_not_found()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies().On("GET /_usher/v1/items", _ => new ListItemsResponse { Items = [] });

        var (head, body) = await server.AskAsync("/related-items/999");

        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
        Assert.Contains("999", body.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/recommend-items/movies/picks/u1?numResults=0", 400, "1 to 500")]
    [InlineData("/recommend-items/movies/picks/u1?numResults=501", 400, "1 to 500")]
    [InlineData("/recommend-items/movies/picks/u1?numResults=-1", 400, "1 to 500")]
    [InlineData("/recommend-items/movies/picks/u1?numResults=1e2", 400, "1 to 500")]
    [InlineData("/recommend-items/movies/picks/u1?numResults=99999999999999999999", 400, "1 to 500")]
    [InlineData("/recommend-items/movies/picks/u1?filterValues=%7B", 400, "filterValues")]
    [InlineData("/recommend-items/movies/picks/u1?context=%5B1%5D", 400, "context")]
    [InlineData("/recommend-items/movies/picks/u1?context=%7B%22a%22%3A%22%5Cud800%22%7D", 400, "context")]
    [InlineData("/recommend-items/movies/picks/u1?filter=..%2F..", 400, "filter")]
    [InlineData("/recommend-items/movies/none/u1", 404, "picks")]
    [InlineData("/recommend-items/other/picks/u1", 404, "other")]
    [InlineData("/recommend-items/movies/like/u1", 400, "picks")]
    [InlineData("/related-items/movies/picks/1", 400, "like")]
    [InlineData("/nothing/here", 404, "/api/v1/docs")]
    public async Task What_is_wrong_with_a_request_is_told_as_a_problem(string path, int status, string hint)
    {
        var (head, body) = await movies.Web.AskAsync(path);

        Assert.Equal(status, (int)head.StatusCode);
        Assert.Equal("application/problem+json", head.Content.Headers.ContentType!.MediaType);
        Assert.Equal(status, body.GetProperty("status").GetInt32());
        Assert.Contains(hint, body.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("a%2fb")]
    [InlineData("' or 1=1 --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202eabc\u0001é漢字🎬")]
    [InlineData("%")]
    [InlineData("a?b#c;d=e&f")]
    public async Task Hostile_ids_reach_Personalize_as_they_were_sent(string user)
    {
        var (head, body) = await movies.Web.AskAsync($"/recommend-items/movies/picks/{Uri.EscapeDataString(user)}");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("of " + user, body.GetProperty("itemList")[0].Text("itemId"));
    }

    [Theory]
    [InlineData("/api/v1/recommend-items/movies/x/../picks/a%252Fb", "400")]
    [InlineData("/api/v1/recommend-items/movies/picks/%00", "400")]
    [InlineData("/api/v1/recommend-items/movies/picks/%ff%fe", "200")]
    [InlineData("/api/v1/recommend-items/movies/picks/%2e%2e/", "200")]
    [InlineData("/api/v1/../../etc/passwd", "404")]
    public async Task Paths_that_no_client_would_send_are_answered_too(string target, string status)
    {
        var address = movies.Web.Browser.BaseAddress!;
        using var connection = new TcpClient(address.Host, address.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);

        using var answer = new StreamReader(connection.GetStream());

        Assert.StartsWith($"HTTP/1.1 {status} ", await answer.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_longer_than_Personalize_has_is_refused()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies();

        var (head, _) = await server.AskAsync("/recommend-items/movies/picks/" + new string('x', 257));

        Assert.Equal(HttpStatusCode.BadRequest, head.StatusCode);
        Assert.Equal(0, server.Asked("POST /recommendations"));
    }

    [Theory]
    [InlineData("InvalidInputException", 400)]
    [InlineData("ResourceNotFoundException", 404)]
    [InlineData("ThrottlingException", 503)]
    [InlineData("AccessDeniedException", 502)]
    public async Task What_Personalize_refuses_is_told_with_its_name(string code, int status)
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies().On("POST /recommendations", _ => Movies.Refusal(code, "It says why."));

        var (head, body) = await server.AskAsync("/recommend-items/u1");

        Assert.Equal(status, (int)head.StatusCode);
        Assert.Equal(code, body.Text("code"));
        Assert.Equal("It says why.", body.Text("detail"));
    }

    [Fact]
    public async Task A_Personalize_that_does_not_answer_is_told_and_nothing_of_it_is_kept()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies().On("POST /recommendations", _ => throw new HttpRequestException("Connection refused"));
        var (silent, _) = await server.AskAsync("/recommend-items/u1");
        server.Personalize.AnswerAsMovies();

        var (again, _) = await server.AskAsync("/recommend-items/u1");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, silent.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_clock_that_is_set_keeps_no_list_alive_and_stops_nothing()
    {
        var clock = new StandingClock();
        await using var server = await new WebServer { Clock = clock }.StartAsync();
        server.Personalize.AnswerAsMovies();
        await server.AskAsync("/recommend-items/u1");

        clock.Now -= TimeSpan.FromDays(400);
        var (back, _) = await server.AskAsync("/recommend-items/u1");
        clock.Now += TimeSpan.FromDays(800);
        var (forth, _) = await server.AskAsync("/recommend-items/u1");

        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Equal(HttpStatusCode.OK, forth.StatusCode);
        Assert.Equal(3, server.Asked("POST /recommendations"));
    }
}
