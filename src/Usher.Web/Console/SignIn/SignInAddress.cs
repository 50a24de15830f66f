namespace Usher.Web.Console.SignIn;

/// <summary>The way to the sign-in, and back.</summary>
internal static class SignInAddress
{
    public const string Path = "/console/sign-in";
    public const string Return = "return";
    public const string Ended = "ended";

    /// <summary>The sign-in, which says why one has to sign in again and leads back.</summary>
    public static string After(SessionEndReason end, string back) =>
        $"{Path}?{Ended}={end}&{Return}={Uri.EscapeDataString(SafeReturn(back))}";

    // The console, and the site's pages, which may be behind the sign-in too.
    private static readonly string[] Pages = ["/console", "/film", "/search", "/viewers"];

    /// <summary>Where to go after signing in: a page of the console or of the movie site, whatever was asked for.</summary>
    /// <remarks>An address of another host here would make the sign-in a means to lead people astray.</remarks>
    public static string SafeReturn(string? asked) =>
        asked is not null && (asked == "/" || Pages.Any(page => IsAt(asked, page))) && !asked.StartsWith(Path, StringComparison.Ordinal) && !asked.Contains('\\')
            ? asked
            : "/console";

    private static bool IsAt(string address, string page) => address.StartsWith(page, StringComparison.Ordinal) && (address.Length == page.Length || address[page.Length] is '/' or '?');

    public static string MessageFor(SessionEndReason end) => end switch
    {
        SessionEndReason.SignedOut => "You have signed out.",
        SessionEndReason.Idle => $"You were signed out because nothing was done for {ConsoleSessions.IdleTimeout.TotalMinutes} minutes. Sign in again to go on where you were.",
        SessionEndReason.Age => $"You were signed out because a session lasts {ConsoleSessions.MaxAge.TotalHours} hours at most. Sign in again to go on where you were.",
        SessionEndReason.Key => "Your session is over: its key was deleted, made inactive, or has expired. Sign in with another key.",
        _ => "Usher was restarted, and sessions do not outlive that. Sign in again to go on where you were.",
    };
}
