using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Usher.Metering.Metrics;
using Usher.Web;

namespace Usher.Watching;

/// <summary>What a server tells of itself in numbers and traces: OpenTelemetry, to be fetched by Prometheus, or sent where OTEL_EXPORTER_OTLP_ENDPOINT says.</summary>
internal static class Telemetry
{
    /// <summary>Names a collector. Without it nothing is sent, and nothing is traced.</summary>
    /// <remarks>OpenTelemetry, "OTLP Exporter Configuration".</remarks>
    public const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Source of the spans of calls that the web application makes to the API of its own process.</summary>
    public const string InProcessTraces = "Usher.ShortWay";

    private const string Service = "usher";

    /// <summary>Adds it to a server.</summary>
    /// <param name="builder">Of the server.</param>
    /// <param name="environment">The variables of the process: those of OpenTelemetry say where to send what, and how often.</param>
    public static void Add(WebApplicationBuilder builder, IReadOnlyDictionary<string, string> environment)
    {
        var isSent = !string.IsNullOrEmpty(environment.GetValueOrDefault(CollectorVariable));
        // The server's configuration has nothing of the environment, so that no stray variable moves a port; these are asked for.
        builder.Configuration.AddInMemoryCollection(environment.Where(variable => variable.Key.StartsWith("OTEL_", StringComparison.Ordinal)).Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)));
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Service, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => AddMetrics(metrics, isSent));
        if (!isSent)
            return;

        telemetry.WithTracing(AddTraces);
        builder.UseOrleans(silo => silo.AddActivityPropagation());
    }

    private static void AddMetrics(MeterProviderBuilder metrics, bool isSent)
    {
        metrics
            .AddMeter(PersonalizeMetrics.MeterName, DataFolderMeter.Name, UsherWeb.MeterName)
            .AddInstrumentation<DataFolderMeter>()
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            // Whether a request found its endpoint is told by its status.
            .AddView("aspnetcore.routing.match_attempts", MetricStreamConfiguration.Drop)
            // Each answer is of its moment, not of the one before.
            .AddPrometheusExporter(prometheus => prometheus.ScrapeResponseCacheDurationMilliseconds = 0);
        if (isSent)
            metrics.AddOtlpExporter();
    }

    private static void AddTraces(TracerProviderBuilder traces) => traces
        .AddSource("Microsoft.Orleans.Application", InProcessTraces)
        .AddAspNetCoreInstrumentation(http => http.Filter = static request => !OperationsEndpoints.Are(request.Request.Path))
        .AddHttpClientInstrumentation()
        .AddProcessor(new NoUserIds())
        .AddOtlpExporter();
}
