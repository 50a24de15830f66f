using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Usher.Web.Configuration;
using Usher.Web.Network;

namespace Usher.Web.Rest.Keys;

/// <summary>
/// Lets in requests with a key for what is asked, as often as the key allows. Before the first key was made, direct calls of this machine's user need none: <see cref="DirectCalls"/>.
/// </summary>
internal sealed class ApiKeyGate : IDisposable
{
    private const string Bearer = "Bearer ";

    private readonly KeyRing _keys;
    private readonly DirectCalls _direct;
    private readonly bool _isKeyRequired;
    private readonly PartitionedRateLimiter<ApiKey> _limits = PartitionedRateLimiter.Create<ApiKey, string>(
        static key => RateLimitPartition.GetFixedWindowLimiter(key.Id, _ => new() { PermitLimit = key.PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public ApiKeyGate(KeyRing keys, DirectCalls direct, WebOptions options) => (_keys, _direct, _isKeyRequired) = (keys, direct, options.AreApiKeysRequired);

    /// <summary>Answers for whoever is not let in.</summary>
    /// <param name="http">The request.</param>
    /// <param name="scope">What a key must be for; of <see cref="Scopes.All"/>.</param>
    /// <returns>Null if the request may go on.</returns>
    public Task? CheckAsync(HttpContext http, string scope)
    {
        _keys.Refresh();
        if (ReadKey(http.Request) is not { } sent)
            return !_isKeyRequired && !_keys.HasKeys && _direct.Include(http) ? null : RejectAsync(http, "A key is needed: send it as X-Api-Key, or as Authorization: Bearer. 'usher apikey create' makes one.");
        if (_keys.Find(sent) is not { } key)
            return RejectAsync(http, "The key is unknown or was revoked. 'usher apikey list' shows those there are.");
        if (!key.Scopes.Contains(scope))
            return Problems.WriteAsync(http, StatusCodes.Status403Forbidden, $"The key {key.Id} is for {string.Join(", ", key.Scopes)}; this asks for {scope}.");

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
        return Problems.WriteAsync(http, StatusCodes.Status429TooManyRequests, $"The key {key.Id} may ask {key.PerMinute} times a minute; Retry-After says when it may again.");
    }
}
