using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Usher.Web.Console.SignIn;

namespace Usher.Web.Console;

/// <summary>The console, at /console, for whoever signs in with a key of the account.</summary>
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
        // How long it is good is the session's affair, in this server's memory: the cookie outlives it, so that the sign-in can say why it is over.
        options.ExpireTimeSpan = 2 * ConsoleSessions.MaxAge;
        options.SlidingExpiration = false;
        options.Events = new SessionCookieEvents();
    }
}
