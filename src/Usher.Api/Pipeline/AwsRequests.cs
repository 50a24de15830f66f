using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Usher.Api.Auditing;
using Usher.Api.Calls;
using Usher.Http.Connections;
using Usher.Wire.Errors;
using Usher.Wire.S3;

namespace Usher.Api.Pipeline;

/// <summary>Answers every request: authenticates it, calls its service, renders what was thrown, and writes the log and the audit trail. The only place that catches exceptions.</summary>
internal sealed partial class AwsRequests(AwsServices services, VirtualHosts hosts, ICallFactory calls, Auditor auditor, TimeProvider clock, ILogger<AwsRequests> log)
{
    public async Task HandleAsync(HttpContext http)
    {
        using var progress = RequestInProgress.Of(http);
        var began = clock.GetTimestamp();
        var host = RequestHost.Read(http, hosts);
        var arrived = ArrivedRequest.Read(http, services, clock.GetUtcNow());
        using var scope = OfRequest(log, arrived.Id);
        var stop = http.RequestAborted;
        SignedCall? call = null;
        AwsException? error = null;
        try
        {
            host.RequireServed(arrived.Protocol);
            call = await calls.OpenAsync(arrived, stop);
            await arrived.Service.AnswerAsync(call, stop);
        }
        catch (AwsException refusal)
        {
            error = refusal;
        }
        catch (BadHttpRequestException fault)
        {
            error = fault.ToException(arrived.Protocol);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            error = new("ClientDisconnected", "The client went away before it had its answer.");
        }
        catch (Exception fault)
        {
            Faulted(log, arrived.Id, http.Request.Method, arrived.Head.RawPath, fault);
            error = InternalFault(arrived);
        }

        if (error is not null)
            await TryRefuseAsync(arrived, error);

        var operation = call is null ? null : arrived.Service.OperationOf(call);
        CallTags.Add(arrived, operation, error);
        var milliseconds = clock.GetElapsedTime(began).TotalMilliseconds;
        Answered(log, arrived.Id, arrived.Service.SigningName, operation, http.Response.StatusCode, error?.Code ?? "OK", milliseconds);

        // A client that disconnects before authentication leaves no audit record.
        if (call is not null || !stop.IsCancellationRequested)
            await auditor.RecordAsync(arrived, call, operation, error);
    }

    private async Task TryRefuseAsync(ArrivedRequest arrived, AwsException error)
    {
        try
        {
            await RefuseAsync(arrived, error);
        }
        catch (Exception fault)
        {
            if (!arrived.Http.RequestAborted.IsCancellationRequested)
                Faulted(log, arrived.Id, arrived.Head.Method, arrived.Head.RawPath, fault);

            arrived.Http.Abort();
        }
    }

    private static async Task RefuseAsync(ArrivedRequest arrived, AwsException error)
    {
        var http = arrived.Http;
        // The status and part of the body may have been sent: only a closed connection tells the client that the answer is incomplete.
        if (http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        RequestId.Send(http, arrived.Id);
        await arrived.Service.RefuseAsync(http, arrived.Id, error);
    }

    // The client gets the request ID; the exception and its stack trace are in the log under that ID.
    private static AwsException InternalFault(ArrivedRequest arrived) => arrived.Protocol is AwsProtocol.S3
        ? new("InternalError", "We encountered an internal error. Please try again. The server's log says more under this request id.")
        : new("InternalFailure", "The request processing has failed because of an unknown error. The server's log says more under this request id.");

    // Every line that is logged during a request carries its ID.
    private static readonly Func<ILogger, string, IDisposable?> OfRequest = LoggerMessage.DefineScope<string>("{RequestId}");

    [LoggerMessage(Level = LogLevel.Information, Message = "Request {RequestId}: {Service} {Operation} answered with {Status} {Outcome} in {Milliseconds:0.###} ms")]
    private static partial void Answered(ILogger log, string requestId, string service, string? operation, int status, string outcome, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId}, {Method} {Path}, failed by a fault of Usher. Please report it with these lines.")]
    private static partial void Faulted(ILogger log, string requestId, string method, string path, Exception fault);
}
