using System.Net;
using Usher.Web.Configuration;

namespace Usher.Web.Tests.Site;

/// <summary>Who may use the movie site, which asks for no key.</summary>
public sealed class SiteGateTests(PublishedSites published) : IClassFixture<PublishedSites>
{
    private const string Ana = "arn:aws:iam::123456789012:user/ana";
    private const string Root = "arn:aws:iam::123456789012:root";
    private const string Role = "arn:aws:iam::123456789012:role/usher-web";

    public static TheoryData<string> Pages => ["/", "/viewers", "/film?id=2", "/search?query=of", "/why?film=1", "/alive", "/not-found"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Where_the_port_is_published_the_site_is_closed_and_says_how_to_open_it(string page)
    {
        foreach (var server in published.Servers)
        {
            using var answer = await AskAsync(server, HttpMethod.Get, page);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("<h1>The movie site is closed</h1>", text, StringComparison.Ordinal);
            Assert.Contains("--site signed-in", text, StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Empty(server.Personalize.Asked);
        }
    }

    [Theory]
    [InlineData("/watch")]
    [InlineData("/viewer")]
    [InlineData("/viewer/new")]
    public async Task A_closed_site_takes_no_form(string path)
    {
        await using var server = await StartAsync(options => options with { Site = SiteAccess.Off });

        using var answer = await AskAsync(server, HttpMethod.Post, path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(server.Personalize.Asked);
    }

    [Fact]
    public async Task A_closed_site_leaves_console_and_REST_API_as_they_are_and_what_is_not_there_is_404()
    {
        await using var server = await StartAsync(options => options with { Site = SiteAccess.Off });

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, HttpMethod.Get, "/console/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, HttpMethod.Get, "/api/v1/history/u1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(server, HttpMethod.Get, "/nothing/here")).StatusCode);
    }

    [Fact]
    public async Task A_site_that_was_asked_for_is_open_to_everybody()
    {
        await using var server = await StartAsync(options => options with { Address = IPAddress.Any, Site = SiteAccess.On });

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, HttpMethod.Get, "/viewers")).StatusCode);
    }

    [Fact]
    public async Task Behind_the_sign_in_the_site_leads_to_it_and_back()
    {
        await using var server = await StartAsync(options => options with { Address = IPAddress.Any, Site = SiteAccess.SignedIn }, Root);

        using var page = await AskAsync(server, HttpMethod.Get, "/film?id=2");
        using var post = await AskAsync(server, HttpMethod.Post, "/watch");

        Assert.Equal("/console/sign-in?return=%2Ffilm%3Fid%3D2", page.Headers.Location!.OriginalString);
        Assert.Equal("/console/sign-in?return=%2Fconsole", post.Headers.Location!.OriginalString);
        Assert.Empty(server.Personalize.Asked);
        var (location, cookie) = await SignInAsync(server, "/console/sign-in?return=%2Ffilm%3Fid%3D2");
        Assert.Equal("/film?id=2", location);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, HttpMethod.Get, "/viewers", cookie)).StatusCode);
    }

    [Fact]
    public async Task Behind_the_sign_in_a_caller_needs_the_right_to_assume_the_role_of_the_site()
    {
        await using var server = await StartAsync(options => options with { Address = IPAddress.Any, Site = SiteAccess.SignedIn }, Ana);
        var (_, cookie) = await SignInAsync(server, "/console/sign-in");
        server.Personalize.On("AssumeRole", _ => Refuse("AccessDenied", "ana is not authorized to perform: sts:AssumeRole"));
        using var denied = await AskAsync(server, HttpMethod.Get, "/viewers", cookie);
        var asked = server.Personalize.Asked.Single(one => one.Operation == "AssumeRole").Request;
        Assert.DoesNotContain(server.Personalize.Asked, one => one.Operation.StartsWith("GET /_usher", StringComparison.Ordinal));

        server.Personalize.On("AssumeRole", _ => new HttpResponseMessage { Content = new StringContent("<AssumeRoleResponse/>") });
        using var allowed = await AskAsync(server, HttpMethod.Get, "/viewers", cookie);

        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        var text = await denied.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("ana is not authorized to perform: sts:AssumeRole", text, StringComparison.Ordinal);
        Assert.Contains(Role, text, StringComparison.Ordinal);
        Assert.Equal(Role, Uri.UnescapeDataString(asked.GetProperty("RoleArn").GetString()!));
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
    }

    [Fact]
    public async Task Behind_the_sign_in_a_key_that_was_deleted_ends_the_visit()
    {
        await using var server = await StartAsync(options => options with { Site = SiteAccess.SignedIn }, Ana);
        var (_, cookie) = await SignInAsync(server, "/console/sign-in");
        server.Personalize.On("AssumeRole", _ => Refuse("InvalidClientTokenId", "The security token included in the request is invalid."));

        using var answer = await AskAsync(server, HttpMethod.Get, "/viewers", cookie);

        Assert.StartsWith("/console/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static async Task<WebServer> StartAsync(Func<WebOptions, WebOptions> change, string arn = Root)
    {
        var server = await new WebServer { Options = change }.StartAsync();
        new FilmWorld().AnswerFor(server.Personalize);
        server.Personalize.On("GET /_usher/v1/users/history", _ => new Usher.Wire.UsherApi.DescribeHistoryResponse { UserId = "u1", Total = 0, Interactions = [] });
        server.Personalize.On("GetCallerIdentity", _ => new HttpResponseMessage
        {
            Content = new StringContent($"<GetCallerIdentityResponse><GetCallerIdentityResult><UserId>1</UserId><Account>123456789012</Account><Arn>{arn}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>"),
        });
        return server;
    }

    private static async Task<HttpResponseMessage> AskAsync(WebServer server, HttpMethod method, string path, string? cookies = null)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(method, new UriBuilder(server.Browser.BaseAddress!) { Host = "127.0.0.1" }.Uri.GetLeftPart(UriPartial.Authority) + path);
        if (cookies is not null)
            request.Headers.Add("Cookie", cookies);
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<(string Location, string Cookie)> SignInAsync(WebServer server, string path)
    {
        using var form = await AskAsync(server, HttpMethod.Get, path);
        var token = (await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(server.Browser.BaseAddress!) { Host = "127.0.0.1" }.Uri.GetLeftPart(UriPartial.Authority) + path)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["_handler"] = "sign-in", ["Input.AccessKeyId"] = "AKIAEXAMPLE", ["Input.SecretKey"] = "secret" }),
            Headers = { { "Cookie", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]) } },
        };
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.Headers.Location!.OriginalString, answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("usher-console=", StringComparison.Ordinal)).Split(';')[0]);
    }

    private static HttpResponseMessage Refuse(string code, string message) =>
        new(HttpStatusCode.Forbidden) { Content = new StringContent($"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>") };
}
