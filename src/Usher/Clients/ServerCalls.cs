using Usher.CommandLine;
using Usher.Wire.Errors;

namespace Usher.Clients;

/// <summary>Says of a call that failed what a person at the command line can do about it.</summary>
internal static class ServerCalls
{
    /// <summary>Makes a call.</summary>
    /// <param name="endpoint">Of the server.</param>
    /// <param name="operation">Its name, put before what the service says; null to say that alone.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="RefusedException">It was refused; code and message are the service's.</exception>
    /// <exception cref="UsherException">No server answers.</exception>
    public static async Task<T> ToldAsync<T>(string endpoint, string? operation, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AwsException refusal)
        {
            throw new RefusedException(refusal.Code, operation is null ? refusal.Message : $"{operation} was refused: {refusal.Message}");
        }
        catch (HttpRequestException silence)
        {
            throw new UsherException($"No server answers at {endpoint}: {silence.Message}. Start one with 'usher serve', and set the environment with eval \"$(usher env)\".");
        }
    }
}
