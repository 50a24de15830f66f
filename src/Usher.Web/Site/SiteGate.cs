using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Usher.Web.Configuration;
using Usher.Web.Console.SignIn;
using Usher.Web.Network;
using Usher.Wire.Errors;

namespace Usher.Web.Site;

/// <summary>Decides whether a request may use the movie site. The site asks in a role of its own, so the policies of a visitor do not hold visitors back; this does.</summary>
internal sealed class SiteGate(WebOptions options, DirectCalls direct, ConsoleSessions sessions, TimeProvider clock)
{
    private const string Open = "To open it to everybody who reaches this port, start Usher with --site on: each visitor then sees every user's history, and sends events in any user's name.";
    private const string SignedIn = "To open it to those who sign in to the console, start Usher with --site signed-in.";

    // A right that was taken away ends the visit after so long.
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private static readonly SiteRefusal Off = new("Usher was started with --site off.", Open, SignedIn);
    private static readonly SiteRefusal Published = new("The web port is published (--address, --web-host or --web-proxy), and the movie site asks nobody who they are.", Open, SignedIn);
    private static readonly SiteRefusal NotDirect = new(
        "The movie site answers only the user who runs Usher, from the same machine and without a proxy between; this request came from another user, through a proxy, or by another name than localhost.", Open, SignedIn);

    private static readonly SiteRefusal Silent = new("Usher's API, which has to be asked whether you may use the movie site, does not answer.", "Load the page again in a moment.") { Status = StatusCodes.Status503ServiceUnavailable };
    private static readonly SiteRefusal Unknown = new("The movie site is open to those who sign in.") { CanSignIn = true };

    /// <summary>Why a request may not use the site; null if it may.</summary>
    /// <param name="http">The request, after the sign-in was looked at.</param>
    /// <param name="isByHand">Whether a person sent it: that keeps their session from being idle.</param>
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
            await session.Identities.DemandRoleAsync(role, "movie-site", http.RequestAborted);
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
                $"You are signed in as {session.Name}, who may not assume the role {WebOptions.RoleName} that the movie site asks in: {refusal.Message}",
                $"Sign in to the console with another key, or have this statement added to a policy of {session.Name}: {{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Resource\": \"{role}\"}}");
        }
    }
}
