using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Usher.Web.Site.Viewers;

/// <summary>What a browser remembers for the site: who watches, who watched, the visit, and what was watched last. The visitor can change it, so nothing rests on it: the site lets every visitor watch as any viewer, and sealing the cookie would not change that.</summary>
internal static class ViewerCookies
{
    private const string Viewer = "viewer";
    private const string Recent = "viewers";
    private const string Visit = "visit";
    private const string Watch = "watched";

    private const int MaxIdLength = 256;
    private const int MaxRecentViewers = 6;

    // Browsers keep 4 KB of a cookie.
    private const int MaxCookieLength = 3_500;

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(5);

    /// <summary>Who watches; null for nobody.</summary>
    public static string? ViewerOf(HttpContext http) => http.Request.Cookies[Viewer] is { } id && IsId(id) ? id : null;

    /// <summary>Who watched with this browser, the last first.</summary>
    public static IReadOnlyList<string> RecentOf(HttpContext http) => [.. Split(http.Request.Cookies[Recent]).Where(IsId).Take(MaxRecentViewers)];

    /// <summary>Lets somebody watch.</summary>
    public static void Choose(HttpContext http, string viewer)
    {
        http.Response.Cookies.Append(Viewer, viewer, Kept(http, Year));
        http.Response.Cookies.Append(Recent, Join([viewer, .. RecentOf(http).Where(other => other != viewer).Take(MaxRecentViewers - 1)]), Kept(http, Year));
        http.Response.Cookies.Append(Visit, NewId(), Kept(http, age: null));
        http.Response.Cookies.Delete(Watch);
    }

    /// <summary>The visit that events belong to: one browser, one viewer, until the browser is closed.</summary>
    public static string VisitOf(HttpContext http)
    {
        if (http.Request.Cookies[Visit] is { } visit && IsId(visit))
            return visit;

        var fresh = NewId();
        http.Response.Cookies.Append(Visit, fresh, Kept(http, age: null));
        return fresh;
    }

    /// <summary>Remembers what was watched, for the next page.</summary>
    public static void Remember(HttpContext http, LastWatch last)
    {
        var text = Join([last.Film, .. last.Before]);
        if (text.Length <= MaxCookieLength)
            http.Response.Cookies.Append(Watch, text, Kept(http, Moment));
        else
            http.Response.Cookies.Delete(Watch);
    }

    /// <summary>What was watched, if it was this film a moment ago; null otherwise.</summary>
    public static LastWatch? LastOf(HttpContext http, string? film) =>
        Split(http.Request.Cookies[Watch]) is [var watched, .. var before] && watched == film ? new(watched, before) : null;

    /// <summary>Whether a text can be the id of a user or an item: 1 to 256 characters, none of them a control character.</summary>
    public static bool IsId(string text) => text.Length is >= 1 and <= MaxIdLength && !text.Any(char.IsControl);

    /// <summary>Somebody whom nobody knows.</summary>
    public static string NewVisitor() => $"visitor-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    private static string NewId() => RandomNumberGenerator.GetHexString(20, lowercase: true);

    private static CookieOptions Kept(HttpContext http, TimeSpan? age) => new() { HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true, SameSite = SameSiteMode.Lax, MaxAge = age, Path = "/" };

    private static string Join(IEnumerable<string> parts) => string.Join('.', parts.Select(part => Uri.EscapeDataString(part).Replace(".", "%2E", StringComparison.Ordinal)));

    private static string[] Split(string? text) => string.IsNullOrEmpty(text) ? [] : [.. text.Split('.').Select(Uri.UnescapeDataString)];
}
