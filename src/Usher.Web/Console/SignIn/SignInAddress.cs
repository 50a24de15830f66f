namespace Usher.Web.Console.SignIn;

/// <summary>Addresses of the sign-in page, with the page to return to.</summary>
internal static class SignInAddress
{
    public const string Path = "/console/sign-in";
    public const string Return = "return";
    public const string Ended = "ended";

    /// <summary>The sign-in page that says why the session ended and returns to a page afterwards.</summary>
    public static string After(SessionEndReason end, string back) =>
        $"{Path}?{Ended}={end}&{Return}={Uri.EscapeDataString(SafeReturn(back))}";

    // The site's pages may need the sign-in too.
    private static readonly string[] Pages = ["/console", "/film", "/search", "/viewers"];

    /// <summary>The page to return to after the sign-in; the console where the requested address is no page of the console or the site.</summary>
    /// <remarks>Prevents open redirects to other hosts.</remarks>
    public static string SafeReturn(string? asked) =>
        asked is not null && (asked == "/" || Pages.Any(page => IsAt(asked, page))) && !asked.StartsWith(Path, StringComparison.Ordinal) && !asked.Contains('\\')
            ? asked
            : "/console";

    private static bool IsAt(string address, string page) => address.StartsWith(page, StringComparison.Ordinal) && (address.Length == page.Length || address[page.Length] is '/' or '?');

    public static string MessageFor(SessionEndReason end) => end switch
    {
        SessionEndReason.SignedOut => "You have signed out.",
        SessionEndReason.Idle => $"You were signed out because nothing was done for {ConsoleSessions.IdleTimeout.TotalMinutes} minutes. Sign in again to continue where you were.",
        SessionEndReason.Age => $"You were signed out because a session lasts {ConsoleSessions.MaxAge.TotalHours} hours at most. Sign in again to continue where you were.",
        SessionEndReason.Key => "Your session has ended: its key was deleted, made inactive, or has expired. Sign in with another key.",
        _ => "Usher was restarted, which ends all sessions. Sign in again to continue where you were.",
    };
}
