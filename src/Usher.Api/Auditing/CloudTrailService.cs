using Microsoft.AspNetCore.Http;
using Usher.Api.Calls;
using Usher.Api.Json;
using Usher.Wire.CloudTrail;
using Usher.Wire.Errors;
using Usher.Wire.Json;

namespace Usher.Api.Auditing;

/// <summary>The one operation of CloudTrail that reads the audit trail.</summary>
/// <remarks>CloudTrail API Reference, LookupEvents: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html</remarks>
internal sealed class CloudTrailService(EventLookup lookup) : IAwsService
{
    private const string LookupEvents = nameof(LookupEvents);

    public string SigningName => "cloudtrail";

    public string? OperationOf(AwsCall call) => TargetOf(call) is LookupEvents ? LookupEvents : null;

    public Task AnswerAsync(AwsCall call, CancellationToken cancellationToken) => TargetOf(call) switch
    {
        LookupEvents => LookupEventsAsync(call, cancellationToken),
        var other => throw new AwsException("UnknownOperationException", $"CloudTrail's operation here is {LookupEvents}; '{other}' came."),
    };

    public Task RefuseAsync(HttpContext http, string requestId, AwsException error) => JsonRefusals.WriteAsync(http, error, AwsProtocol.Json);

    private async Task LookupEventsAsync(AwsCall call, CancellationToken cancellationToken)
    {
        call.Authorize("cloudtrail:LookupEvents", "*");
        var request = await call.ReadAsync<LookupEventsRequest>(JsonCalls.Capitals, cancellationToken);
        await call.WriteAsync(lookup.LookUp(request, cancellationToken), JsonCalls.Capitals, AwsJson.ContentType, cancellationToken);
    }

    // com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents
    private static string TargetOf(AwsCall call)
    {
        var target = call.Http.Request.Headers["X-Amz-Target"].ToString();
        return target[(target.LastIndexOf('.') + 1)..];
    }
}
