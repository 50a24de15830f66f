using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Usher.Web.Site.Viewers;

/// <summary>The cookies of the site: the viewer, recent viewers, the session, and the film watched last. They are not protected, because the site lets every visitor choose any viewer.</summary>
internal static class ViewerCookies
{
    private const string Viewer = "viewer";
    private const string Recent = "viewers";
    private const string Visit = "visit";
    private const string Watch = "watched";

    private const int MaxIdLength = 256;
    private const int MaxRecentViewers = 6;

    // Browsers limit cookies to 4 KB.
    private const int MaxCookieLength = 3_500;

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(5);

    /// <summary>Id of the chosen viewer; null for none.</summary>
    public static string? ViewerOf(HttpContext http) => http.Request.Cookies[Viewer] is { } id && IsId(id) ? id : null;

    /// <summary>Ids of the viewers that were chosen in this browser, last one first.</summary>
    public static IReadOnlyList<string> RecentOf(HttpContext http) => [.. Split(http.Request.Cookies[Recent]).Where(IsId).Take(MaxRecentViewers)];

    /// <summary>Chooses a viewer, and begins a new session.</summary>
    public static void Choose(HttpContext http, string viewer)
    {
        http.Response.Cookies.Append(Viewer, viewer, Kept(http, Year));
        http.Response.Cookies.Append(Recent, Join([viewer, .. RecentOf(http).Where(other => other != viewer).Take(MaxRecentViewers - 1)]), Kept(http, Year));
        http.Response.Cookies.Append(Visit, NewId(), Kept(http, age: null));
        http.Response.Cookies.Delete(Watch);
    }

    /// <summary>The session of events: one browser and one viewer, until the browser is closed.</summary>
    public static string VisitOf(HttpContext http)
    {
        if (http.Request.Cookies[Visit] is { } visit && IsId(visit))
            return visit;

        var fresh = NewId();
        http.Response.Cookies.Append(Visit, fresh, Kept(http, age: null));
        return fresh;
    }

    /// <summary>Stores the film that was watched, for the next page.</summary>
    public static void Remember(HttpContext http, LastWatch last)
    {
        var text = Join([last.Film, .. last.Before]);
        if (text.Length <= MaxCookieLength)
            http.Response.Cookies.Append(Watch, text, Kept(http, Moment));
        else
            http.Response.Cookies.Delete(Watch);
    }

    /// <summary>The film that was watched last, if it is this film and was watched a few minutes ago at most; otherwise null.</summary>
    public static LastWatch? LastOf(HttpContext http, string? film) =>
        Split(http.Request.Cookies[Watch]) is [var watched, .. var before] && watched == film ? new(watched, before) : null;

    /// <summary>Whether a text can be the id of a user or an item: 1 to 256 characters, none of them a control character.</summary>
    public static bool IsId(string text) => text.Length is >= 1 and <= MaxIdLength && !text.Any(char.IsControl);

    /// <summary>A random id for a new viewer.</summary>
    public static string NewVisitor() => $"visitor-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    private static string NewId() => RandomNumberGenerator.GetHexString(20, lowercase: true);

    private static CookieOptions Kept(HttpContext http, TimeSpan? age) => new() { HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true, SameSite = SameSiteMode.Lax, MaxAge = age, Path = "/" };

    private static string Join(IEnumerable<string> parts) => string.Join('.', parts.Select(part => Uri.EscapeDataString(part).Replace(".", "%2E", StringComparison.Ordinal)));

    private static string[] Split(string? text) => string.IsNullOrEmpty(text) ? [] : [.. text.Split('.').Select(Uri.UnescapeDataString)];
}
