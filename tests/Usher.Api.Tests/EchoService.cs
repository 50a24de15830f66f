using System.Globalization;
using Microsoft.AspNetCore.Http;
using Usher.Api.Calls;
using Usher.Api.Json;
using Usher.Wire.Errors;

namespace Usher.Api.Tests;

/// <summary>A service that demands, reads its body and says how long that was. The header x-test tells it to be awkward.</summary>
internal sealed class EchoService(string signingName, string operation) : IAwsService
{
    public const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    public string SigningName => signingName;

    /// <summary>The newest call; a test looks at what the pipeline made of its request.</summary>
    public AwsCall? Last { get; private set; }

    public string? OperationOf(AwsCall call) => operation;

    public async Task AnswerAsync(AwsCall call, CancellationToken cancellationToken)
    {
        Last = call;
        switch (call.Http.Request.Headers["x-test"].ToString())
        {
            case "fault":
                throw new InvalidOperationException($"A fault of ours, with {Secret} in it.");
            case "half":
                await call.Http.Response.WriteAsync("half an answer", cancellationToken);
                throw new AwsException("TooLate", "The answer had begun.");
            default:
                break;
        }

        call.Authorize($"{signingName}:{operation}", $"arn:aws:{signingName}:::thing");
        var bytes = 0L;
        var buffer = new byte[64 * 1024];
        for (int read; (read = await call.Body.ReadAsync(buffer, cancellationToken)) > 0;)
            bytes += read;

        await call.Http.Response.WriteAsync(bytes.ToString(CultureInfo.InvariantCulture), cancellationToken);
    }

    public Task RefuseAsync(HttpContext http, string requestId, AwsException error) => JsonRefusals.WriteAsync(http, error, AwsProtocol.RestJson);
}
