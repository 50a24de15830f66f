using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Usher.Web.Site.Viewers;
using Usher.Wire.Errors;

namespace Usher.Web.Site;

/// <summary>A page of the site: it loads once, before anything is sent, and says what went wrong where Personalize does not answer as it should.</summary>
public abstract class SitePage : ComponentBase
{
    /// <summary>The request that it answers.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>What went wrong, for people; null for nothing.</summary>
    protected string? ErrorText { get; private set; }

    /// <summary>Who watches; null for nobody.</summary>
    protected string? Viewer => ViewerCookies.ViewerOf(Http);

    /// <summary>Asks for what the page shows.</summary>
    /// <param name="stop">Ends when the browser has gone.</param>
    protected abstract Task LoadAsync(CancellationToken stop);

    /// <summary>Answers with a page and 404.</summary>
    /// <remarks>Set at the last moment: Blazor leaves a page with this status away, so that a middleware may make another.</remarks>
    internal static void AnswerNotFound(HttpContext http) => http.Response.OnStarting(() =>
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        try
        {
            await LoadAsync(Http.RequestAborted);
        }
        catch (HttpRequestException)
        {
            (ErrorText, Http.Response.StatusCode) = ("Personalize does not answer just now. Load the page again in a moment.", StatusCodes.Status503ServiceUnavailable);
        }
        catch (AwsException refusal) when (refusal.Code is "InvalidNextTokenException" or "InvalidInputException")
        {
            (ErrorText, Http.Response.StatusCode) = ($"That cannot be shown: {refusal.Message}", StatusCodes.Status400BadRequest);
        }
        catch (AwsException refusal)
        {
            (ErrorText, Http.Response.StatusCode) = ($"Personalize refused ({refusal.Code}): {refusal.Message}", StatusCodes.Status502BadGateway);
        }
    }
}
