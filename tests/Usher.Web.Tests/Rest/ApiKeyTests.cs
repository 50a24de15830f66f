using System.Net;
using Usher.Web.Rest;

namespace Usher.Web.Tests.Rest;

public sealed class ApiKeyTests(MovieServer movies) : IClassFixture<MovieServer>
{
    private const string List = "/recommend-items/u1";

    [Fact]
    public async Task Before_the_first_key_was_made_whoever_sits_at_the_machine_needs_none_and_after_it_everybody_does()
    {
        await using var server = await new WebServer { Clock = new Jumping() }.StartAsync();
        server.Personalize.AnswerAsMovies();
        var (before, _) = await server.AskAsync(List);

        var (key, kept) = server.Keys.Create("shop", Scopes.All, 100);
        var (without, problem) = await server.AskAsync(List);
        var (with, _) = await server.AskAsync(List, request => request.Headers.Add("X-Api-Key", key));
        var (bearer, _) = await server.AskAsync(List, request => request.Headers.Authorization = new("Bearer", key));
        server.Keys.Revoke(kept.Id);
        var (revoked, _) = await server.AskAsync(List, request => request.Headers.Add("X-Api-Key", key));
        var (still, _) = await server.AskAsync(List);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal("application/problem+json", without.Content.Headers.ContentType!.MediaType);
        Assert.Contains("usher apikey create", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
        Assert.Equal(HttpStatusCode.OK, bearer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, still.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    public async Task A_request_that_a_proxy_passed_on_needs_a_key(string header, string value)
    {
        var (head, _) = await movies.Web.AskAsync(List, request => request.Headers.TryAddWithoutValidation(header, value));

        Assert.Equal(HttpStatusCode.Unauthorized, head.StatusCode);
    }

    [Fact]
    public async Task Where_it_listens_beyond_loopback_or_is_told_so_a_key_is_always_needed()
    {
        await using var everywhere = await new WebServer { Options = options => options with { Address = IPAddress.Any } }.StartAsync();
        await using var strict = await new WebServer { Options = options => options with { AreApiKeysRequired = true } }.StartAsync();

        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(everywhere.Browser.BaseAddress!) { Host = "127.0.0.1", Path = "/api/v1" + List }.Uri);
        using var answer = await everywhere.Browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await strict.AskAsync(List)).Head.StatusCode);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("usher_AAAAAAAABBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB")]
    [InlineData("")]
    public async Task A_wrong_key_is_refused_even_where_none_is_needed(string key)
    {
        var (head, _) = await movies.Web.AskAsync(List, request => request.Headers.TryAddWithoutValidation("X-Api-Key", key));

        Assert.Equal(HttpStatusCode.Unauthorized, head.StatusCode);
        Assert.Equal("Bearer", head.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData(Scopes.Items, "/items/1")]
    [InlineData(Scopes.History, "/history/u1")]
    [InlineData(Scopes.Recommend, List)]
    public async Task A_key_opens_what_it_is_for_and_nothing_else(string scope, string path)
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies();
        var (right, _) = server.Keys.Create("right", [scope], 100);
        var (other, _) = server.Keys.Create("other", [.. Scopes.All.Where(one => one != scope)], 100);
        await using var again = await server.RestartAsync();

        var (opened, _) = await again.AskAsync(path, request => request.Headers.Add("X-Api-Key", right));
        var (closed, problem) = await again.AskAsync(path, request => request.Headers.Add("X-Api-Key", other));

        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        Assert.Contains(scope, problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_over_its_limit_is_told_when_to_come_again_and_holds_up_no_other()
    {
        await using var server = await new WebServer { Clock = new Jumping() }.StartAsync();
        server.Personalize.AnswerAsMovies();
        var (few, _) = server.Keys.Create("few", Scopes.All, 2);
        var (many, _) = server.Keys.Create("many", Scopes.All, 100);
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 3; i++)
            answers.Add((await server.AskAsync(List, request => request.Headers.Add("X-Api-Key", few))).Head);

        var (other, _) = await server.AskAsync(List, request => request.Headers.Add("X-Api-Key", many));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Select(answer => answer.StatusCode));
        Assert.InRange(answers[2].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task The_key_itself_is_kept_nowhere_and_the_file_is_its_owners_alone()
    {
        await using var server = await new WebServer().StartAsync();

        var (key, kept) = server.Keys.Create("shop", Scopes.All, 100);

        var file = Path.Combine(server.Folder, "api-keys.json");
        Assert.DoesNotContain(key[14..], await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.StartsWith($"usher_{kept.Id}", key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_keys_that_was_damaged_lets_nobody_in()
    {
        await using var server = await new WebServer { Clock = new Jumping() }.StartAsync();
        server.Personalize.AnswerAsMovies();
        var (key, _) = server.Keys.Create("shop", Scopes.All, 100);
        await server.AskAsync(List, request => request.Headers.Add("X-Api-Key", key));

        await File.WriteAllTextAsync(Path.Combine(server.Folder, "api-keys.json"), "[{", TestContext.Current.CancellationToken);
        var (with, _) = await server.AskAsync(List, request => request.Headers.Add("X-Api-Key", key));
        var (without, _) = await server.AskAsync(List);

        Assert.Equal(HttpStatusCode.Unauthorized, with.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
    }

    // Each look at it is an hour later, so that what was looked up is never fresh.
    private sealed class Jumping : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => Interlocked.Add(ref _now, TimestampFrequency * 3600);
    }
}
