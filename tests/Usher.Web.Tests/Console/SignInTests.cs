using System.Net;
using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

public sealed class SignInTests(ConsoleServer console, BrowserPool browsers) : ConsoleTest(console, browsers)
{
    private const string MayList = """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "personalize:List*", "Resource": "*"}]}""";

    [Fact]
    public async Task Every_page_leads_over_the_sign_in_and_back_to_itself()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/console/trail");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/sign-in"));
        await ConsolePages.PictureAsync(page, "sign-in");

        await ConsolePages.SignInAsync(page, Server.Root.Id, Server.Root.Secret);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Audit trail" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Refuses_a_wrong_secret_with_the_words_of_the_service()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/console");

        await ConsolePages.SignInAsync(page, Server.Root.Id, "wrong");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("signature we calculated does not match");
    }

    [Fact]
    public async Task Keeps_the_secret_in_the_server_and_the_cookie_from_scripts_and_other_sites()
    {
        var page = await OpenSignedInAsync("/console");

        var cookie = (await page.Context.CookiesAsync()).Single(one => one.Name == "usher-console");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Strict, cookie.SameSite);
        Assert.DoesNotContain(Server.Root.Secret, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Root.Secret, Uri.UnescapeDataString(cookie.Value), StringComparison.Ordinal);
        Assert.Equal("", await page.EvaluateAsync<string>("document.cookie.includes('usher-console') ? 'seen' : ''"));
    }

    [Fact]
    public async Task Refuses_a_post_from_another_site()
    {
        using var other = new HttpClient { BaseAddress = Server.Web };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["Input.AccessKeyId"] = Server.Root.Id,
            ["Input.SecretKey"] = Server.Root.Secret,
        });

        using var answer = await other.PostAsync(new Uri("/console/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(cookie => cookie.StartsWith("usher-console=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Leads_nobody_to_another_host()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/console/sign-in?return=https%3A%2F%2Fexample.com%2Fconsole");
        await ConsolePages.SignInAsync(page, Server.Root.Id, Server.Root.Secret);

        await Expect(page).ToHaveURLAsync(new Uri(Server.Web!, "/console").ToString());
    }

    [Fact]
    public async Task Ends_with_a_word_when_the_key_is_deleted()
    {
        var page = await OpenAsync();
        using var iam = new IamCalls(Server);
        var key = await iam.CreateUserAsync("leaver", MayList);
        await page.GotoAsync("/console");
        await ConsolePages.SignInAsync(page, key.Id, key.Secret);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Dataset groups" })).ToBeVisibleAsync();

        await iam.DeleteKeyAsync("leaver", key.Id);
        try
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Campaigns" }).ClickAsync(new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            // The page has looked again by itself and is at the sign-in already: nothing is left to click.
        }

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("its key was deleted");
        await page.GotoAsync("/console");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/sign-in"));
    }

    [Fact]
    public async Task Forgets_the_key_at_the_sign_out()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/console");
        await ConsolePages.SignInAsync(page, Server.Root.Id, Server.Root.Secret);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("signed out");
        await page.GotoAsync("/console/trail");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/sign-in"));
    }

    [Fact]
    public async Task Tells_what_is_denied_in_the_words_of_AWS_and_leads_to_the_doctor()
    {
        var page = await OpenAsync();
        using var iam = new IamCalls(Server);
        var key = await iam.CreateUserAsync("looker", MayList);
        await page.GotoAsync("/console/trail");
        await ConsolePages.SignInAsync(page, key.Id, key.Secret);

        await Expect(page.GetByText("is not authorized to perform: cloudtrail:LookupEvents")).ToBeVisibleAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Ask the access doctor" });

        Assert.Contains("cloudtrail%3ALookupEvents", await link.GetAttributeAsync("href"), StringComparison.Ordinal);
    }
}
