using Microsoft.JSInterop;

namespace Usher.Web.Console.Wizard;

/// <summary>Hears from the browser how much of a file is uploaded.</summary>
/// <param name="tell">Gets the share in percent.</param>
internal sealed class UploadProgress(Func<int, Task> tell)
{
    /// <summary>Called by the script that uploads.</summary>
    [JSInvokable]
    public Task Tell(int percent) => tell(percent);
}

/// <summary>What became of an upload.</summary>
/// <param name="Status">The HTTP status; 0 where the browser did not reach the API, or may not.</param>
/// <param name="Error">The answer's text where it is an error.</param>
internal sealed record UploadOutcome(int Status, string Error);
