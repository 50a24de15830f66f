using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;

namespace Usher.Web.Console.SignIn;

/// <summary>Checks for each request that the session of its cookie still exists.</summary>
internal sealed class SessionCookieEvents : CookieAuthenticationEvents
{
    private const string End = "usher-console-end";

    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var sessions = http.RequestServices.GetRequiredService<ConsoleSessions>();
        var end = SessionEndReason.Restart;
        if (context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && sessions.Find(id, out end) is not null)
            return Task.CompletedTask;

        http.Items[End] = end;
        context.RejectPrincipal();
        return Task.CompletedTask;
    }

    // The cookie is deleted only where the reason is shown: a page that reconnects sends the cookie too.
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (context.HttpContext.Items.ContainsKey(End))
            await context.HttpContext.SignOutAsync(ConsoleSite.Scheme);
        context.Response.Redirect(context.HttpContext.Items[End] is SessionEndReason end
            ? SignInAddress.After(end, request.Path + request.QueryString)
            : $"{SignInAddress.Path}?{SignInAddress.Return}={Uri.EscapeDataString(SignInAddress.SafeReturn(request.Path + request.QueryString))}");
    }
}
