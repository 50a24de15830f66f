using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Usher.Web.Configuration;
using Usher.Web.Console.SignIn;
using Usher.Web.Network;
using Usher.Wire.Errors;

namespace Usher.Web.Site;

/// <summary>Decides whether a request may use the movie site. The site calls Personalize with a role of its own, so the policies of its visitors do not restrict it.</summary>
internal sealed class SiteGate(WebOptions options, DirectCalls direct, ConsoleSessions sessions, TimeProvider clock)
{
    private const string Open = "To open it to everybody who reaches this port, start Usher with --site on: each visitor then sees every user's history, and sends events in any user's name.";
    private const string SignedIn = "To open it to those who sign in to the console, start Usher with --site signed-in.";

    // How long a permission that was removed can still be used.
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private static readonly SiteRefusal Off = new("Usher was started with --site off.", Open, SignedIn);
    private static readonly SiteRefusal Published = new("The web port is published (--address, --web-host or --web-proxy), and the movie site has no sign-in of its own.", Open, SignedIn);
    private static readonly SiteRefusal NotDirect = new(
        "The movie site answers only the user who runs Usher, from the same machine and without a proxy; this request came from another user, through a proxy, or with another host name than localhost.", Open, SignedIn);

    private static readonly SiteRefusal Silent = new("Usher's API does not answer, so your permission to use the movie site cannot be checked.", "Load the page again in a moment.") { Status = StatusCodes.Status503ServiceUnavailable };
    private static readonly SiteRefusal Unknown = new("The movie site is open to those who sign in.") { CanSignIn = true };

    /// <summary>Why a request may not use the site; null if it may.</summary>
    /// <param name="http">The request, after authentication.</param>
    /// <param name="isByHand">Whether a person sent it rather than a script: it then counts as activity of the session.</param>
    public ValueTask<SiteRefusal?> FindRefusalAsync(HttpContext http, bool isByHand) => options.Site switch
    {
        SiteAccess.On => new((SiteRefusal?)null),
        SiteAccess.SignedIn => AskSessionAsync(http, isByHand),
        SiteAccess.Local when !direct.ArePossible => new(Published),
        SiteAccess.Local => new(direct.Include(http) ? null : NotDirect),
        _ => new(Off),
    };

    private async ValueTask<SiteRefusal?> AskSessionAsync(HttpContext http, bool isByHand)
    {
        if (http.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || sessions.Find(id, out _) is not { } session)
            return Unknown;

        var now = clock.GetUtcNow();
        if (isByHand)
            session.LastSeen = now;
        if (session.IsRoot || now < session.MayUseSiteUntil)
            return null;

        var role = $"arn:aws:iam::{session.Account}:role/{WebOptions.RoleName}";
        try
        {
            await session.Identities.RequireRoleAsync(role, "movie-site", http.RequestAborted);
            session.MayUseSiteUntil = now + Freshness;
            return null;
        }
        catch (AwsException refusal) when (CurrentSession.IsInvalidKeyError(refusal))
        {
            sessions.End(session.Id, SessionEndReason.Key);
            return Unknown;
        }
        catch (HttpRequestException)
        {
            return Silent;
        }
        catch (AwsException refusal)
        {
            return new(
                $"You are signed in as {session.Name}, who may not assume the role {WebOptions.RoleName} that the movie site uses: {refusal.Message}",
                $"Sign in to the console with another key, or have this statement added to a policy of {session.Name}: {{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Resource\": \"{role}\"}}");
        }
    }
}
