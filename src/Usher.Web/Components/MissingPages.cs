using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Usher.Web.Site;

namespace Usher.Web.Components;

/// <summary>Answers GET requests that no other endpoint matches with 404.</summary>
internal static class MissingPages
{
    // Only for GET: a POST that an endpoint refuses because of its content type has to get that error, not a 404.
    public static void MapMissingPages(this IEndpointRouteBuilder routes) =>
        routes.MapFallback(AnswerAsync).WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));

    // Visitors who may use the site get a page. Paths below /api get a problem, which the REST API's middleware writes.
    private static async Task<IResult> AnswerAsync(HttpContext http, SiteGate gate) =>
        http.Request.Path.StartsWithSegments("/api") || await gate.FindRefusalAsync(http, isByHand: false) is not null
            ? TypedResults.NotFound()
            : new RazorComponentResult<App> { StatusCode = StatusCodes.Status404NotFound };
}
