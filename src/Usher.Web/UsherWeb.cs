using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Http;
using Usher.Http.Connections;
using Usher.Http.Hosting;
using Usher.Web.Caching;
using Usher.Web.Components;
using Usher.Web.Configuration;
using Usher.Web.Console;
using Usher.Web.Events;
using Usher.Web.Hosting;
using Usher.Web.Rest;
using Usher.Web.Rest.Keys;
using Usher.Web.Services;
using Usher.Web.Site;

namespace Usher.Web;

/// <summary>Creates the web application: the movie site, the console and the REST API, a client of the Personalize API like any other.</summary>
public static class UsherWeb
{
    /// <summary>Name of the application's meter.</summary>
    public const string MeterName = CacheStatistics.MeterName;

    /// <summary>Whether the last call to Redis succeeded; null where none is configured.</summary>
    public static bool? HasRedis(WebApplication app) => app.Services.GetService<SecondLevelCache>()?.IsAvailable;

    /// <summary>Creates the application without starting it.</summary>
    public static WebApplication Create(WebOptions options, WebDependencies dependencies)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = dependencies.Program, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        // Static files that appear while the application runs are not looked for: that would slow down every request.
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        dependencies.Logging(builder.Logging);
        // It warns that keys are not encrypted at rest. Only their owner may read the folder.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        builder.Services
            .AddSingleton<IHostLifetime, HostControlledLifetime>()
            .AddSingleton(options)
            .AddSingleton(dependencies)
            .AddSingleton(dependencies.Clock)
            .AddRoutingCore()
            .AddWebAccess(options)
            .AddPersonalizeServices(options)
            .AddCaching(options)
            .AddSingleton<EventSender>()
            .AddRest(options)
            .AddSite()
            .AddConsole();
        var cookieKeys = Directory.CreateDirectory(Path.Combine(options.Folder, "cookies"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        builder.Services.AddDataProtection().SetApplicationName("usher").PersistKeysToFileSystem(cookieKeys);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        // Pages are mostly drawn posters, which compress well. Their antiforgery tokens differ with each response, so the compressed size reveals nothing about them (BREACH).
        builder.Services.AddResponseCompression(compression => compression.MimeTypes = ["text/html"]);
        dependencies.Services(builder);

        var app = builder.Build();
        // Read at start-up, so that a damaged file of keys or items fails the start rather than a request.
        app.Services.GetRequiredService<KeyRing>().Refresh();
        app.Services.GetRequiredService<IInsight>();
        app.UseConnectionCare();
        app.UseForwarded(options);
        app.UseSecurityHeaders(options.Services.Own);
        app.UseAllowedHosts(options);
        app.UseCrossOriginProtection();
        app.UseSocketsAtStop();
        app.UseProblems();
        // Endpoints of the REST API run within routing; the middleware below is for pages.
        app.UseRouting();
        app.UseOperatorsOnly();
        app.UseResponseCompression();
        app.UseConsoleSignIn();
        app.UseSiteGate();
        app.UseAntiforgery();
        if (File.Exists(ManifestOf(dependencies.Program)))
            app.MapStaticAssets(ManifestOf(dependencies.Program));
        app.MapRest();
        app.MapSiteForms();
        app.MapMissingPages();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().GuardSitePages();
        dependencies.Routes(app);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, WebOptions options)
    {
        kestrel.Listen(options.Address, options.Port, listen => listen.UseConnectionLimits(options.Connections));
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
    }

    // Written by the build. Tests that host the application themselves have none, and no static files.
    private static string ManifestOf(string program) => Path.Combine(AppContext.BaseDirectory, string.Create(CultureInfo.InvariantCulture, $"{program}.staticwebassets.endpoints.json"));
}
