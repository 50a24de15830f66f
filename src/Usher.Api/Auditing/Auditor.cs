using Microsoft.Extensions.Logging;
using Usher.Api.Calls;
using Usher.Api.Settings;
using Usher.Wire.Errors;

namespace Usher.Api.Auditing;

/// <summary>Writes a line to the audit trail for management calls and for every denied call.</summary>
internal sealed partial class Auditor(AuditTrail trail, ServerOptions options, ILogger<Auditor> log)
{
    public async Task RecordAsync(ArrivedRequest arrived, SignedCall? call, string? operation, AwsException? error)
    {
        var service = arrived.Service.SigningName;
        var isManagement = AuditRules.IsManagement(service, operation);
        var isDenied = call is null || call.Asked.Any(asked => !asked.Decision.IsAllowed);
        if (!isDenied && !isManagement)
            return;

        // Explaining a denial costs more than deciding it, so nothing before this line does.
        var decisions = AuditDecisions.Of(call?.Asked ?? []);
        if (isDenied)
            TellOperator(arrived, call, error, decisions);

        await trail.WriteAsync(new()
        {
            UserIdentity = call is null ? AuditIdentity.Claimed(arrived.Signature?.AccessKeyId) : AuditIdentity.Of(call.Caller),
            EventTime = arrived.CameAt,
            EventSource = AuditRules.SourceOf(service),
            EventName = operation,
            AwsRegion = arrived.RegionOr(options.Region),
            SourceIpAddress = GlobalKeys.AddressOf(arrived.Http)?.ToString(),
            UserAgent = arrived.Head.Header("User-Agent"),
            ErrorCode = error?.Code,
            ErrorMessage = error?.Message,
            AdditionalEventData = decisions,
            RequestId = arrived.Id,
            EventId = Guid.NewGuid().ToString(),
            ReadOnly = AuditRules.IsReadOnly(operation),
            Resources = call is null ? null : [.. call.Asked.Select(asked => asked.Request.Resource).Where(resource => resource != "*").Distinct().Take(AuditDecisions.MaxDecisions).Select(AuditResource.Of)],
            ManagementEvent = isManagement,
            EventCategory = isManagement ? "Management" : "Data",
            RecipientAccountId = options.Account,
        });
    }

    private void TellOperator(ArrivedRequest arrived, SignedCall? call, AwsException? error, AuditDecisions? decisions)
    {
        if (call is null)
            Refused(log, arrived.Id, arrived.Service.SigningName, GlobalKeys.AddressOf(arrived.Http), arrived.Signature is { } claimed ? $"access key {claimed.AccessKeyId}" : "no access key", error?.Code, error?.Message);
        else if (decisions?.Decisions.FirstOrDefault(decision => decision.Because is not null) is { } denial)
            Denied(log, arrived.Id, call.Caller.Arn, denial.Action, denial.Resource, denial.Because);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a request to {Service} from {Address} with {Key}: {Code}: {Reason} (request {RequestId})")]
    private static partial void Refused(ILogger log, string requestId, string service, System.Net.IPAddress? address, string key, string? code, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Denied {Caller} {Action} on {Resource}: {Because} (request {RequestId})")]
    private static partial void Denied(ILogger log, string requestId, string caller, string action, string resource, string? because);
}
