using Microsoft.Playwright;
using Usher.Contracts;
using Usher.Web.Console.SignIn;
using Usher.Web.Tests.Browsers;
using Usher.Web.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

/// <summary>When a session ends by itself, and what its user sees then. The clock is the test's.</summary>
[Trait("needs", "browser")]
public sealed class SessionEndTests : IAsyncLifetime
{
    private const string Who = """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><UserId>AIDA</UserId><Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/ana</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>""";

    private static readonly TimeSpan AlmostIdle = TimeSpan.FromMinutes(29);

    private readonly StandingClock _clock = new();
    private readonly BrowserPool _browsers;
    private readonly WebServer _server;

    public SessionEndTests(BrowserPool browsers)
    {
        _browsers = browsers;
        _server = new() { Clock = _clock, Program = "Usher.Web.Tests" };
    }

    private ConsoleSessions Sessions => _server.Service<ConsoleSessions>();

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        _server.Personalize
            .On("GetCallerIdentity", _ => new HttpResponseMessage { Content = new StringContent(Who) })
            .On("ListDatasetGroups", _ => new { datasetGroups = Array.Empty<object>() })
            .On("ListCampaigns", _ => new { campaigns = Array.Empty<object>() });
    }

    [Fact]
    public async Task A_session_in_which_nothing_is_done_ends_after_thirty_minutes()
    {
        var session = await OpenAsync();

        _clock.Now += ConsoleSessions.IdleTimeout;
        Assert.Same(session, Sessions.Find(session.Id, out _));
        _clock.Now += TimeSpan.FromSeconds(1);

        Assert.Null(Sessions.Find(session.Id, out var end));
        Assert.Equal(SessionEndReason.Idle, end);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_whatever_is_done_in_it()
    {
        var session = await OpenAsync();
        var begun = _clock.Now;

        for (; _clock.Now - begun < ConsoleSessions.MaxAge - AlmostIdle; session.LastSeen = _clock.Now)
            _clock.Now += AlmostIdle;
        _clock.Now = begun + ConsoleSessions.MaxAge;
        Assert.Same(session, Sessions.Find(session.Id, out _));
        _clock.Now += TimeSpan.FromSeconds(1);

        Assert.Null(Sessions.Find(session.Id, out var end));
        Assert.Equal(SessionEndReason.Age, end);
    }

    [Fact]
    public async Task A_key_is_forgotten_when_its_session_has_ended_even_if_nobody_comes_back_with_it()
    {
        var forgotten = await OpenAsync();
        _clock.Now += ConsoleSessions.IdleTimeout + TimeSpan.FromSeconds(1);

        await OpenAsync();
        _clock.Now -= TimeSpan.FromMinutes(10);

        Assert.Null(Sessions.Find(forgotten.Id, out _));
    }

    [Theory]
    [InlineData(0.6, "Idle")]
    [InlineData(13, "Idle")]
    [InlineData(30, null)]
    public async Task Who_comes_back_is_sent_to_the_sign_in_which_says_why_for_a_day(double hours, string? reason)
    {
        var form = await _server.GetAsync("/console/sign-in");
        var (home, cookie, _) = await _server.PostAsync("/console/sign-in", form, null, ("_handler", "sign-in"), ("Input.AccessKeyId", "AKIAEXAMPLE"), ("Input.SecretKey", "secret"));
        Assert.EndsWith("/console", home, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await _server.GetAsync("/console/trail", cookies: cookie)).Status);

        _clock.Now += TimeSpan.FromHours(hours);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/console/trail", UriKind.Relative)) { Headers = { { "Cookie", cookie } } };
        using var answer = await _server.Browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        var address = answer.Headers.Location!.OriginalString;
        Assert.Contains("return=%2Fconsole%2Ftrail", address, StringComparison.Ordinal);
        if (reason is not null)
            Assert.Contains($"/console/sign-in?ended={reason}", address, StringComparison.Ordinal);
        var shown = (await _server.GetAsync(address)).Text;
        Assert.Equal(reason is not null, shown.Contains("nothing was done for 30 minutes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_page_says_that_nothing_was_done_and_leads_back_to_itself()
    {
        await using var browser = await _browsers.RentAsync();
        var page = await SignedInAsync(browser, "/console/campaigns");

        _clock.Now += AlmostIdle;
        await ClickMenuAsync(page);
        _clock.Now += AlmostIdle;
        await ClickMenuAsync(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();
        _clock.Now += ConsoleSessions.IdleTimeout + TimeSpan.FromSeconds(1);

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("nothing was done for 30 minutes");
        await ConsolePages.PictureAsync(page, "session-idle");
        await ConsolePages.SignInAsync(page, "AKIAEXAMPLE", "secret");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_open_page_says_that_twelve_hours_are_over_however_busy_its_user_was()
    {
        await using var browser = await _browsers.RentAsync();
        var page = await SignedInAsync(browser, "/console/campaigns");
        var begun = _clock.Now;

        while (_clock.Now + AlmostIdle - begun < ConsoleSessions.MaxAge)
        {
            _clock.Now += AlmostIdle;
            await ClickMenuAsync(page);
        }

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();
        _clock.Now = begun + ConsoleSessions.MaxAge + TimeSpan.FromSeconds(1);

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("a session lasts 12 hours at most");
        Assert.Contains("return=%2Fconsole%2Fcampaigns", page.Url, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task<ConsoleSession> OpenAsync() => Sessions.OpenAsync(new("AKIAEXAMPLE", "secret"), TestContext.Current.CancellationToken);

    private async Task<IPage> SignedInAsync(RentedBrowser browser, string path)
    {
        var page = await browser.OpenPageAsync(ConsolePages.Window(_server.Browser.BaseAddress!));
        await page.GotoAsync(path);
        await ConsolePages.SignInAsync(page, "AKIAEXAMPLE", "secret");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();
        return page;
    }

    // By hand, with an effect that can be waited for.
    private static async Task ClickMenuAsync(IPage page)
    {
        var drawer = page.Locator(".mud-drawer--open");
        var isOpen = await drawer.CountAsync() > 0;
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await Expect(drawer).ToHaveCountAsync(isOpen ? 0 : 1);
    }
}
