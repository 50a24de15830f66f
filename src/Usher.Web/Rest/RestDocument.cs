using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Usher.Web.Rest;

/// <summary>The OpenAPI document, and the page that shows it and sends requests.</summary>
internal static class RestDocument
{
    private const string Name = "v1";
    private const string Path = RestApi.Root + "/openapi.json";
    private const string Json = "application/json";
    private const string Scheme = "X-Api-Key";

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["namespace"] = "Name of a dataset group.",
        ["recommender"] = "Name of a campaign or recommender.",
        ["userId"] = "Id of the user.",
        ["itemId"] = "Id of the item.",
        ["itemIds"] = "Ids of the items to rank, separated by commas; at most 500.",
        ["numResults"] = "Number of results.",
        ["filter"] = "Name or ARN of a filter.",
        ["filterValues"] = "Values for the placeholders of the filter: a JSON object, as text.",
        ["promotion"] = "Name of the promotion, which its items have as promotionName. The default is promotion.",
        ["promotionPercent"] = "Share of the list for promoted items, 1 to 100. The default is 20.",
        ["promotionFilter"] = "Name or ARN of the filter that chooses the promoted items; without it nothing is promoted.",
        ["promotionFilterValues"] = "Values for the placeholders of promotionFilter: a JSON object, as text.",
        ["context"] = "Contextual metadata by column, such as {\"DEVICE\":\"phone\"}: a JSON object, as text.",
        ["decorateItems"] = "Whether the response has titles and categories: 1, yes and true mean yes, everything else means no. The default is yes.",
        ["query"] = "Words of the title. The default is all items.",
        ["nextToken"] = "The nextToken of the previous page.",
    };

    public static IServiceCollection AddRestDocument(this IServiceCollection services) => services.AddOpenApi(Name, document =>
    {
        document.ShouldInclude = static path => RestApi.IsData($"/{path.RelativePath}");
        document.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Usher",
                Version = Name,
                Description = "Recommendations for an application. A namespace is a dataset group, a recommender is one of its campaigns or recommenders; both may be left out where there is only one namespace.",
            };
            document.Servers = [];
            (document.Components ??= new()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = Scheme, Description = "A key that 'usher apikey create' printed." },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        document.AddOperationTransformer(static (operation, _, _) =>
        {
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                // Camel case, as in the paths of personalization-apis.
                parameter.Name = char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];
                parameter.Description = Parameters.GetValueOrDefault(parameter.Name);
                if (parameter.Name == "numResults" && parameter.Schema is OpenApiSchema number)
                    (number.Type, number.Minimum, number.Default) = (JsonSchemaType.Integer, "1", ListQuery.DefaultResults);
            }

            return Task.CompletedTask;
        });
    });

    public static void MapRestDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(Path);
        routes.MapGet(RestApi.Root, static () => Results.Redirect(RestApi.Docs)).ExcludeFromDescription();
        routes.MapScalarApiReference(RestApi.Docs, static (options, http) =>
        {
            options.WithTitle("REST API of Usher").WithOpenApiRoutePattern(Path).WithNonce();
            options.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton().HideDeveloperTools();
            AllowScripts(http);
        });
    }

    public static RouteHandlerBuilder Lists(this RouteHandlerBuilder route, string summary) => route.Describes<RestList>(summary);

    public static RouteHandlerBuilder Ranks(this RouteHandlerBuilder route, string summary) => route.Describes<RestRanking>(summary);

    public static RouteHandlerBuilder Describes<T>(this RouteHandlerBuilder route, string summary) =>
        route.WithSummary(summary).Produces<T>(StatusCodes.Status200OK, Json).Refuses();

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, string summary)
        where T : notnull =>
        route.WithSummary(summary).Accepts<T>(Json).Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status409Conflict).Refuses();

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route)
    {
        foreach (var status in (int[])[400, 401, 403, 404, 429, 502, 503])
            route.ProducesProblem(status);
        return route;
    }

    // The page has inline scripts, styles and fonts.
    private static void AllowScripts(HttpContext http) => http.Response.OnStarting(() =>
    {
        if (http.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
        {
            http.Response.Headers.ContentSecurityPolicy = string.Create(
                CultureInfo.InvariantCulture,
                $"default-src 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'nonce-{nonce}'; connect-src 'self'");
        }

        return Task.CompletedTask;
    });
}
