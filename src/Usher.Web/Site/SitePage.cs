using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Usher.Web.Site.Viewers;
using Usher.Wire.Errors;

namespace Usher.Web.Site;

/// <summary>A page of the site. It loads its data before it is sent, and shows an error message where Personalize refuses or does not answer.</summary>
public abstract class SitePage : ComponentBase
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>The error message; null where the page was loaded.</summary>
    protected string? ErrorText { get; private set; }

    /// <summary>Id of the chosen viewer; null for none.</summary>
    protected string? Viewer => ViewerCookies.ViewerOf(Http);

    /// <summary>Loads the data of the page.</summary>
    /// <param name="cancellationToken">Cancelled when the browser disconnects.</param>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    /// <summary>Sends the page with status 404.</summary>
    /// <remarks>The status is set when the response starts: Blazor does not render a page whose status is 404 before that.</remarks>
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
            (ErrorText, Http.Response.StatusCode) = ("Personalize does not answer. Load the page again in a moment.", StatusCodes.Status503ServiceUnavailable);
        }
        catch (AwsException refusal) when (refusal.Code is "InvalidNextTokenException" or "InvalidInputException")
        {
            (ErrorText, Http.Response.StatusCode) = ($"The request is not valid: {refusal.Message}", StatusCodes.Status400BadRequest);
        }
        catch (AwsException refusal)
        {
            (ErrorText, Http.Response.StatusCode) = ($"Personalize refused ({refusal.Code}): {refusal.Message}", StatusCodes.Status502BadGateway);
        }
    }
}
