using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Usher.Web.Configuration;
using Usher.Web.Network;

namespace Usher.Web.Rest.Keys;

/// <summary>Lets requests pass that have a key for the endpoint, up to the limit of the key. Until the first key is created, <see cref="DirectCalls"/> need none.</summary>
internal sealed class ApiKeyGate : IDisposable
{
    private const string Bearer = "Bearer ";

    private readonly KeyRing _keys;
    private readonly DirectCalls _direct;
    private readonly bool _isKeyRequired;
    private readonly PartitionedRateLimiter<ApiKey> _limits = PartitionedRateLimiter.Create<ApiKey, string>(
        static key => RateLimitPartition.GetFixedWindowLimiter(key.Id, _ => new() { PermitLimit = key.PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public ApiKeyGate(KeyRing keys, DirectCalls direct, WebOptions options) => (_keys, _direct, _isKeyRequired) = (keys, direct, options.AreApiKeysRequired);

    /// <summary>Checks the key of a request, and answers the request if it may not pass.</summary>
    /// <param name="http">The request.</param>
    /// <param name="scope">The scope that the key must have; one of <see cref="Scopes.All"/>.</param>
    /// <returns>Null if the request may pass.</returns>
    public Task? CheckAsync(HttpContext http, string scope)
    {
        _keys.Refresh();
        if (ReadKey(http.Request) is not { } sent)
            return !_isKeyRequired && !_keys.HasKeys && _direct.Include(http)
                ? null
                : RejectAsync(http, "A key is needed: send it as X-Api-Key, or as Authorization: Bearer. 'usher apikey create' creates one.");
        if (_keys.Find(sent) is not { } key)
            return RejectAsync(http, "The key is unknown or was revoked. 'usher apikey list' lists the keys.");
        if (!key.Scopes.Contains(scope))
            return Problems.WriteAsync(http, StatusCodes.Status403Forbidden, $"The key {key.Id} has the scopes {string.Join(", ", key.Scopes)}; this endpoint needs {scope}.");

        using var lease = _limits.AttemptAcquire(key);
        return lease.IsAcquired ? null : RejectOverLimitAsync(http, key, lease);
    }

    public void Dispose() => _limits.Dispose();

    private static string? ReadKey(HttpRequest request)
    {
        if (request.Headers.TryGetValue("X-Api-Key", out var named))
            return named.ToString();

        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : authorization.Length > 0 ? authorization : null;
    }

    private static Task RejectAsync(HttpContext http, string detail)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.WriteAsync(http, StatusCodes.Status401Unauthorized, detail);
    }

    private static Task RejectOverLimitAsync(HttpContext http, ApiKey key, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromMinutes(1);
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.WriteAsync(http, StatusCodes.Status429TooManyRequests, $"The key {key.Id} may send {key.PerMinute} requests per minute; Retry-After says when it may send the next one.");
    }
}
