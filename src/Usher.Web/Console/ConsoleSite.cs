using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Usher.Web.Console.SignIn;

namespace Usher.Web.Console;

/// <summary>Registers the console, at /console, for users who sign in with a key of the account.</summary>
internal static class ConsoleSite
{
    public const string Scheme = "console";

    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(Scheme, Configure);
        services.AddAuthorization();
        return services
            .AddMudServices()
            .AddSingleton<ConsoleSessions>()
            .AddScoped<CurrentSession>()
            .AddScoped<CircuitHandler, SessionActivity>();
    }

    public static void UseConsoleSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "usher-console";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = SignInAddress.Path;
        options.ReturnUrlParameter = SignInAddress.Return;
        // The session, in the server's memory, decides how long the cookie is valid. The cookie expires later, so that the sign-in page can say why the session ended.
        options.ExpireTimeSpan = 2 * ConsoleSessions.MaxAge;
        options.SlidingExpiration = false;
        options.Events = new SessionCookieEvents();
    }
}
