using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using Usher.Watching.Health;
using Usher.Web.Hosting;

namespace Usher.Watching;

/// <summary>What whoever runs a server asks it: <c>/metrics</c>, <c>/health/live</c>, <c>/health/ready</c>.</summary>
internal static class OperationsEndpoints
{
    /// <summary>Answers while the process does.</summary>
    public const string Live = "/health/live";

    /// <summary>Answers 200 while calls can be answered: what is not there but not needed either is Degraded.</summary>
    public const string Ready = "/health/ready";

    /// <summary>In Prometheus' words.</summary>
    public const string Metrics = "/metrics";

    /// <summary>Lends what a server knows of itself to the web host that answers for it.</summary>
    /// <param name="services">Of the web host.</param>
    /// <param name="server">Of the server; it outlives the web host.</param>
    public static IServiceCollection AddOperationsOf(this IServiceCollection services, IServiceProvider server) => services
        .AddRouting()
        .AddSingleton(server.GetRequiredService<HealthCheckService>())
        .AddSingleton(server.GetRequiredService<MeterProvider>());

    /// <summary>Maps the three.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapPrometheusScrapingEndpoint(Metrics).WithMetadata(new OperatorsOnly()).DisableHttpMetrics();
    }

    /// <summary>Maps what tells of health.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Whoever watches is not what is watched.
        routes.MapHealthChecks(Live, new() { Predicate = static _ => false, ResponseWriter = WriteAsync }).DisableHttpMetrics();
        routes.MapHealthChecks(Ready, new() { ResponseWriter = WriteAsync }).WithMetadata(new OperatorsOnly()).DisableHttpMetrics();
    }

    /// <summary>Whether a path is one of them.</summary>
    public static bool Are(PathString path) => path == Live || path == Ready || path == Metrics;

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json";
        var checks = report.Entries.ToDictionary(entry => entry.Key, entry => new CheckAnswer(entry.Value.Status.ToString(), entry.Value.Description));
        return JsonSerializer.SerializeAsync(http.Response.Body, new HealthAnswer(report.Status.ToString(), checks), HealthJson.Default.HealthAnswer, http.RequestAborted);
    }
}
