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

/// <summary>Makes the application: the movie site, the console and the REST API, in one web server that asks Personalize like any other client.</summary>
public static class UsherWeb
{
    /// <summary>Name of the meter that says how the application does.</summary>
    public const string MeterName = CacheStatistics.MeterName;

    /// <summary>Whether the Redis of an application answered when it was last asked; null where none was configured.</summary>
    public static bool? HasRedis(WebApplication app) => app.Services.GetService<SecondLevelCache>()?.IsAvailable;

    /// <summary>The whole application, not yet started.</summary>
    public static WebApplication Create(WebOptions options, WebDependencies dependencies)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = dependencies.Program, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        // Files that come while the application runs are for those who work on them; looking for them costs every request a little.
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        dependencies.Logging(builder.Logging);
        // The folder of the keys is its owner's alone, and so are the keys.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        builder.Services
            .AddSingleton<IHostLifetime, HostControlledLifetime>()
            .AddSingleton(options)
            .AddSingleton(dependencies)
            .AddSingleton(dependencies.Clock)
            .AddRoutingCore()
            .AddHttpContextAccessor()
            .AddWebAccess(options)
            .AddPersonalizeServices(options)
            .AddCaching(options)
            .AddSingleton<EventSender>()
            .AddRest(options)
            .AddSite()
            .AddConsole();
        builder.Services.AddDataProtection().SetApplicationName("usher").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.Folder, "cookies"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        // Pages are mostly posters and repeat themselves. The tokens in them differ with each answer, so that sizes tell nothing.
        builder.Services.AddResponseCompression(compression => compression.MimeTypes = ["text/html"]);
        dependencies.Services(builder);

        var app = builder.Build();
        // A damaged file of keys or items ends the start, not a request.
        app.Services.GetRequiredService<KeyRing>().Refresh();
        app.Services.GetRequiredService<IInsight>();
        app.UseConnectionCare();
        app.UseForwarded(options);
        app.UseSecurityHeaders(options.Services.Own);
        app.UseAllowedHosts(options);
        app.UseCrossOriginProtection();
        app.UseProblems();
        // The REST API ends here; what follows is for pages.
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

    // The build leaves it beside the program; a test that hosts the application by itself has none, and no pages with scripts either.
    private static string ManifestOf(string program) => Path.Combine(AppContext.BaseDirectory, string.Create(CultureInfo.InvariantCulture, $"{program}.staticwebassets.endpoints.json"));
}
