using System.Net;
using System.Text.RegularExpressions;

namespace Usher.Web.Tests.Site;

/// <summary>Visits the site as a browser without scripts does.</summary>
internal static partial class SiteVisitor
{
    // One that remembers no cookies, so that each visit says whose it is.
    private static readonly HttpClient Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>Loads a page, as a viewer or as nobody.</summary>
    public static async Task<LoadedPage> GetAsync(this WebServer server, string path, string? viewer = null, string? cookies = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Browser.BaseAddress!, path));
        request.Headers.Add("Accept", "text/html");
        if (CookieHeader(viewer, cookies) is { Length: > 0 } known)
            request.Headers.Add("Cookie", known);
        using var answer = await Browser.SendAsync(request, TestContext.Current.CancellationToken);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), CookiesOf(answer));
    }

    /// <summary>Sends a form that stood on a page; it must lead elsewhere.</summary>
    public static async Task<(string Location, string Cookies, IReadOnlyList<string> SetCookies)> PostAsync(this WebServer server, string path, LoadedPage page, string? viewer, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(page.Text).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Browser.BaseAddress!, path))
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        };
        request.Headers.Add("Cookie", CookieHeader(viewer, page.Cookies));
        using var answer = await Browser.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (answer.Headers.Location!.ToString(), CookiesOf(answer), answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : []);
    }

    private static string CookieHeader(string? viewer, string? cookies) => string.Join("; ", ((string?[])[viewer is null ? null : $"viewer={viewer}", cookies]).Where(one => !string.IsNullOrEmpty(one)));

    // Those that are set; one without a value is being deleted.
    private static string CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0]).Where(cookie => !cookie.EndsWith('='))) : "";

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
