using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Usher.Wire.Json;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Budgets;

/// <summary>Sends alerts to the addresses of budgets. Any user who may create budgets chooses an address, so it follows no redirects, sends no credentials, and reads only the status of the response.</summary>
public sealed partial class BudgetWebhook : IDisposable
{
    private const int Tries = 3;
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly ILogger<BudgetWebhook> _log;

    public BudgetWebhook(TimeProvider clock, ILogger<BudgetWebhook> log)
        : this(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = RequestTimeout, PooledConnectionLifetime = TimeSpan.FromMinutes(1) }, clock, log)
    {
    }

    internal BudgetWebhook(HttpMessageHandler handler, TimeProvider clock, ILogger<BudgetWebhook> log)
    {
        _http = new(handler) { Timeout = RequestTimeout };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("usher", null));
        (_clock, _log) = (clock, log);
    }

    /// <summary>Sends an alert.</summary>
    /// <returns>Whether it was delivered: one of at most three tries got a status from 200 to 299.</returns>
    public async Task<bool> SendAsync(string address, BudgetAlert alert, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(alert, AwsJson.Options);
        for (var number = 1; ; number++)
        {
            var fault = await TryAsync(address, body, cancellationToken);
            if (fault is null)
                return true;
            if (number == Tries)
            {
                Failed(_log, alert.Budget, fault);
                return false;
            }

            await Task.Delay(Pause * number, _clock, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> TryAsync(string address, byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } };
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"it answers {(int)answer.StatusCode}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"it has not answered in {RequestTimeout.TotalSeconds:0} seconds";
        }
        catch (HttpRequestException fault)
        {
            return fault.Message;
        }
    }

    // The address may have a secret in its path, so the log has the budget's name only.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The webhook of budget {Budget} does not take its alert: {Fault}. It is tried again in a while.")]
    private static partial void Failed(ILogger log, string budget, string fault);
}
