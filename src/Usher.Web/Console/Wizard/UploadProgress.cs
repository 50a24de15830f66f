using Microsoft.JSInterop;

namespace Usher.Web.Console.Wizard;

/// <summary>Receives the progress of an upload from the browser.</summary>
/// <param name="tell">Called with the progress in percent.</param>
internal sealed class UploadProgress(Func<int, Task> tell)
{
    /// <summary>Called by the script that uploads.</summary>
    [JSInvokable]
    public Task Tell(int percent) => tell(percent);
}

/// <summary>The result of an upload.</summary>
/// <param name="Status">The HTTP status; 0 where the browser could not send the request.</param>
/// <param name="Error">The body of the response if it is an error.</param>
internal sealed record UploadOutcome(int Status, string Error);
