using Microsoft.AspNetCore.Http.Features;
using Usher.Api.Calls;
using Usher.Wire.Errors;

namespace Usher.Api.Pipeline;

/// <summary>Adds service and operation to the metrics and traces of HTTP, if they are collected: most AWS requests have the same path and method.</summary>
/// <remarks>OpenTelemetry, "Semantic conventions for AWS SDK". Tags never hold the path of an object or a member of a request.</remarks>
internal static class CallTags
{
    public static void Add(ArrivedRequest arrived, string? operation, AwsException? error)
    {
        var service = arrived.Service.SigningName;
        if (arrived.Http.Features.Get<IHttpMetricsTagsFeature>() is { } meter)
        {
            meter.Tags.Add(new("rpc.service", service));
            meter.Tags.Add(new("rpc.method", operation));
        }

        if (arrived.Http.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
            return;

        span.DisplayName = $"{service} {operation ?? "unknown"}";
        span.SetTag("rpc.system", "aws-api").SetTag("rpc.service", service).SetTag("rpc.method", operation).SetTag("aws.request_id", arrived.Id);
        if (error is not null)
            span.SetTag("aws.error_code", error.Code);
    }
}
