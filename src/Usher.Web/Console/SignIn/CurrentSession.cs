using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Usher.Wire.Errors;

namespace Usher.Web.Console.SignIn;

/// <summary>The session of the user of one browser tab. Pages call the API through it.</summary>
internal sealed class CurrentSession(AuthenticationStateProvider authentication, ConsoleSessions sessions, NavigationManager navigation, TimeProvider clock)
{
    // Error codes of IAM, STS, S3 and Personalize for keys that were deleted, deactivated or have expired.
    private static readonly HashSet<string> InvalidKeyCodes =
        ["ExpiredToken", "ExpiredTokenException", "InvalidAccessKeyId", "InvalidClientTokenId", "InvalidToken", "UnrecognizedClientException"];

    private string? _id;

    /// <summary>Whether an error says that the key is no longer valid.</summary>
    public static bool IsInvalidKeyError(AwsException refusal) => InvalidKeyCodes.Contains(refusal.Code);

    /// <summary>The session.</summary>
    /// <exception cref="SessionEndedException">There is no session any more: the browser is redirected to the sign-in.</exception>
    public async ValueTask<ConsoleSession> GetAsync()
    {
        var id = await IdAsync();
        return sessions.Find(id, out var end) ?? throw Leave(end);
    }

    /// <summary>Calls the API with the credentials of the session.</summary>
    /// <exception cref="SessionEndedException">There is no session any more, or its key is no longer valid: the browser is redirected to the sign-in.</exception>
    /// <exception cref="AwsException">The service refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task<T> CallAsync<T>(Func<ConsoleSession, Task<T>> call)
    {
        var session = await GetAsync();
        try
        {
            return await call(session);
        }
        catch (AwsException refusal) when (IsInvalidKeyError(refusal))
        {
            sessions.End(session.Id, SessionEndReason.Key);
            throw Leave(SessionEndReason.Key);
        }
    }

    /// <inheritdoc cref="CallAsync{T}"/>
    public Task CallAsync(Func<ConsoleSession, Task> call) => CallAsync(async session =>
    {
        await call(session);
        return true;
    });

    /// <summary>Records activity of the user, so that the session does not become idle.</summary>
    public async ValueTask TouchAsync()
    {
        if (sessions.Find(await IdAsync(), out _) is { } session)
            session.LastSeen = clock.GetUtcNow();
    }

    /// <summary>Ends the session and redirects the browser to the sign-in.</summary>
    public async Task SignOutAsync()
    {
        sessions.End(await IdAsync(), SessionEndReason.SignedOut);
        Leave(SessionEndReason.SignedOut);
    }

    private async ValueTask<string> IdAsync() =>
        _id ??= (await authentication.GetAuthenticationStateAsync()).User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    private SessionEndedException Leave(SessionEndReason end)
    {
        var back = "/" + navigation.ToBaseRelativePath(navigation.Uri);
        navigation.NavigateTo(SignInAddress.After(end, end is SessionEndReason.SignedOut ? "/console" : back), forceLoad: true);
        return new();
    }
}
