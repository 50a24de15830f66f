using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Usher.Web.Rest.Keys;

/// <summary>
/// Lets in who has a key for what is asked, as often as the key allows. Before the first key was made, whoever sits at this machine needs none: the application listens on loopback alone, the
/// connection comes from there, no proxy passed it on, and it is asked for by a name of loopback, so that no page of another site can ask through a name of its own.
/// </summary>
internal static class ApiKeyGate
{
    public const string Policy = "api-key";

    private const string Bearer = "Bearer ";

    public static IServiceCollection AddApiKeys(this IServiceCollection services, WebOptions options) => services
        .AddSingleton(provider => new ApiKeyFile(options.Folder, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<KeyRing>()
        .AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(Policy, PartitionOf);
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = static (rejected, _) => new(TellLimitAsync(rejected));
        });

    public static void UseApiKeys(this WebApplication app)
    {
        var ring = app.Services.GetRequiredService<KeyRing>();
        ring.Refresh();
        var options = app.Services.GetRequiredService<WebOptions>();
        var mayBeKeyless = !options.AreApiKeysRequired && IPAddress.IsLoopback(options.Address);
        app.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>() is not { } required)
                return next(http);

            ring.Refresh();
            if (KeyIn(http.Request) is not { } sent)
                return mayBeKeyless && !ring.HasKeys && IsNeighbour(http) ? next(http) : RefuseAsync(http, "A key is needed: send it as X-Api-Key, or as Authorization: Bearer. 'usher apikey create' makes one.");
            if (ring.Find(sent) is not { } key)
                return RefuseAsync(http, "The key is unknown or was revoked. 'usher apikey list' shows those there are.");
            if (!key.Scopes.Contains(required.Scope))
                return Problems.WriteAsync(http, StatusCodes.Status403Forbidden, $"The key {key.Id} is for {string.Join(", ", key.Scopes)}; this asks for {required.Scope}.");

            http.Features.Set(key);
            return next(http);
        });
        app.UseRateLimiter();
    }

    private static string? KeyIn(HttpRequest request)
    {
        if (request.Headers.TryGetValue("X-Api-Key", out var named))
            return named.ToString();

        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : authorization.Length > 0 ? authorization : null;
    }

    private static bool IsNeighbour(HttpContext http)
    {
        var headers = http.Request.Headers;
        return http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && !headers.ContainsKey("Forwarded") && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("Via")
            && http.Request.Host.Host is var host && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IPAddress.IsLoopback(address)));
    }

    private static Task RefuseAsync(HttpContext http, string detail)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.WriteAsync(http, StatusCodes.Status401Unauthorized, detail);
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext http) => http.Features.Get<ApiKey>() is { } key
        ? RateLimitPartition.GetFixedWindowLimiter(key.Id, _ => new() { PermitLimit = key.PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })
        : RateLimitPartition.GetNoLimiter("");

    private static Task TellLimitAsync(OnRejectedContext rejected)
    {
        var http = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromMinutes(1);
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.WriteAsync(http, StatusCodes.Status429TooManyRequests, $"The key {http.Features.Get<ApiKey>()!.Id} may ask {http.Features.Get<ApiKey>()!.PerMinute} times a minute; Retry-After says when it may again.");
    }
}
