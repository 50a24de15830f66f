using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Usher.Wire.Errors;

namespace Usher.Web.Console.SignIn;

/// <summary>In whose name the pages of one browser tab call.</summary>
internal sealed class CurrentSession(AuthenticationStateProvider authentication, ConsoleSessions sessions, NavigationManager navigation, TimeProvider clock)
{
    // What IAM, STS, S3 and Personalize say of a key that is none any more.
    private static readonly HashSet<string> InvalidKeyCodes =
        ["ExpiredToken", "ExpiredTokenException", "InvalidAccessKeyId", "InvalidClientTokenId", "InvalidToken", "UnrecognizedClientException"];

    private string? _id;

    /// <summary>Whether a refusal says that the key is none any more.</summary>
    public static bool IsInvalidKeyError(AwsException refusal) => InvalidKeyCodes.Contains(refusal.Code);

    /// <summary>The session, as it is now.</summary>
    /// <exception cref="SessionEndedException">There is none: the browser is sent to the sign-in.</exception>
    public async ValueTask<ConsoleSession> GetAsync()
    {
        var id = await IdAsync();
        return sessions.Find(id, out var end) ?? throw Leave(end);
    }

    /// <summary>Asks in its name.</summary>
    /// <exception cref="SessionEndedException">There is none, or its key is none any more: the browser is sent to the sign-in.</exception>
    /// <exception cref="AwsException">It was refused.</exception>
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

    /// <summary>Asks for something that has no answer.</summary>
    public Task CallAsync(Func<ConsoleSession, Task> call) => CallAsync(async session =>
    {
        await call(session);
        return true;
    });

    /// <summary>Somebody does something.</summary>
    public async ValueTask TouchAsync()
    {
        if (sessions.Find(await IdAsync(), out _) is { } session)
            session.LastSeen = clock.GetUtcNow();
    }

    /// <summary>Forgets the key, and goes to the sign-in.</summary>
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
