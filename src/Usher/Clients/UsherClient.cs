using System.Net.Http.Json;
using System.Text.Json;
using Usher.CommandLine;
using Usher.Commands;
using Usher.Serving;
using Usher.Wire.Budgets;
using Usher.Wire.CleaningUp;
using Usher.Wire.Explaining;
using Usher.Wire.Json;
using Usher.Wire.Signing.Making;
using Usher.Wire.Usage;

namespace Usher.Clients;

/// <summary>Speaks to a running server as its other clients do, about what AWS has no word for.</summary>
internal sealed class UsherClient : IDisposable
{
    private const string Root = "/_usher/v1/";

    private readonly HttpClient _http;

    public UsherClient(ServerConnection server, TimeProvider clock) =>
        _http = new(new SigningHandler(new(server.Credentials, server.Region, "usher"), clock) { InnerHandler = new SocketsHttpHandler() }) { BaseAddress = new(server.Endpoint) };

    /// <summary>To the server that <see cref="ServerConnection"/> finds.</summary>
    /// <exception cref="UsherException">No server answers.</exception>
    public static async Task<UsherClient> OpenAsync(DataFolder folder, Surroundings surroundings, Func<string, string?> variable, CancellationToken stop) =>
        new(await ServerConnection.FindAsync(folder, surroundings, variable, stop), surroundings.Clock);

    public Task<ExplainAccessResponse> ExplainAccessAsync(ExplainAccessRequest request, CancellationToken stop) =>
        SendAsync<ExplainAccessResponse>(HttpMethod.Post, "explain/access", request, stop);

    public Task<ExplainImportResponse> ExplainImportAsync(string importJobArn, CancellationToken stop) =>
        SendAsync<ExplainImportResponse>(HttpMethod.Post, "explain/import", new ExplainImportRequest { DatasetImportJobArn = importJobArn }, stop);

    public Task<DescribeCostResponse> DescribeCostAsync(DescribeCostRequest request, CancellationToken stop) =>
        SendAsync<DescribeCostResponse>(HttpMethod.Post, "usage/cost", request, stop);

    public Task<DescribeUsageResponse> DescribeUsageAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken stop) =>
        SendAsync<DescribeUsageResponse>(HttpMethod.Get, $"usage?since={since.ToUnixTimeSeconds()}&until={until.ToUnixTimeSeconds()}", null, stop);

    public Task<Budget> PutBudgetAsync(Budget budget, CancellationToken stop) => SendAsync<Budget>(HttpMethod.Put, "budgets", budget, stop);

    public Task<DescribeBudgetsResponse> DescribeBudgetsAsync(CancellationToken stop) => SendAsync<DescribeBudgetsResponse>(HttpMethod.Get, "budgets", null, stop);

    public Task<Budget> DeleteBudgetAsync(string name, CancellationToken stop) => SendAsync<Budget>(HttpMethod.Delete, $"budgets?name={Uri.EscapeDataString(name)}", null, stop);

    /// <summary>What has been idle for so many days.</summary>
    public Task<CleanupPlan> DescribeCleanupAsync(int idleDays, CancellationToken stop) => SendAsync<CleanupPlan>(HttpMethod.Get, $"cleanup?idleDays={idleDays}", null, stop);

    /// <summary>A whole dataset group.</summary>
    public Task<CleanupPlan> DescribeCleanupAsync(string datasetGroup, CancellationToken stop) =>
        SendAsync<CleanupPlan>(HttpMethod.Get, $"cleanup?datasetGroup={Uri.EscapeDataString(datasetGroup)}", null, stop);

    public void Dispose() => _http.Dispose();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(method, Root + path);
            if (body is not null)
                request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), AwsJson.Options)) { Headers = { ContentType = new(AwsJson.RestContentType) } };
            using var response = await _http.SendAsync(request, stop);
            if (response.IsSuccessStatusCode)
                return (await response.Content.ReadFromJsonAsync<T>(AwsJson.Options, stop))!;

            var refusal = await response.Content.ReadFromJsonAsync<JsonElement>(stop);
            throw new UsherException(refusal.GetProperty("message").GetString()!);
        }
        catch (HttpRequestException silence)
        {
            throw new UsherException($"No server answers at {_http.BaseAddress}: {silence.Message}. Start one with 'usher serve', and set the environment with eval \"$(usher env)\".");
        }
    }
}
