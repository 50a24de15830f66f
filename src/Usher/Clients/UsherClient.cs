using Usher.CommandLine;
using Usher.DataFolders;
using Usher.Wire.Calling;
using Usher.Wire.UsherApi;

namespace Usher.Clients;

/// <summary>Speaks to a running server as its other clients do, about what AWS has no word for.</summary>
internal sealed class UsherClient : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly UsherApiClient _own;
    private readonly string _endpoint;

    public UsherClient(ServerConnection server, TimeProvider clock) =>
        (_endpoint, _own) = (server.Endpoint, new(_http, new(server.Endpoint), server.Region, new LastingCredentials(server.Credentials), clock));

    /// <summary>To the server that <see cref="ServerConnection"/> finds.</summary>
    /// <exception cref="UsherException">No server answers.</exception>
    public static async Task<UsherClient> OpenAsync(DataFolder folder, CommandContext context, Func<string, string?> variable, CancellationToken cancellationToken) =>
        new(await ServerConnection.FindAsync(folder, context, variable, cancellationToken), context.Clock);

    public Task<ExplainAccessResponse> ExplainAccessAsync(ExplainAccessRequest request, CancellationToken cancellationToken) =>
        ToldAsync(() => _own.PostAsync<ExplainAccessResponse>("explain/access", request, cancellationToken));

    public Task<ExplainImportResponse> ExplainImportAsync(string importJobArn, CancellationToken cancellationToken) =>
        ToldAsync(() => _own.PostAsync<ExplainImportResponse>("explain/import", new ExplainImportRequest { DatasetImportJobArn = importJobArn }, cancellationToken));

    public Task<ExplainRecommendationsResponse> ExplainRecommendationsAsync(ExplainRecommendationsRequest request, CancellationToken cancellationToken) =>
        ToldAsync(() => _own.PostAsync<ExplainRecommendationsResponse>("recommendations/explain", request, cancellationToken));

    public Task<ExplainFilterResponse> ExplainFilterAsync(ExplainFilterRequest request, CancellationToken cancellationToken) =>
        ToldAsync(() => _own.PostAsync<ExplainFilterResponse>("filters/explain", request, cancellationToken));

    public Task<DescribeCostResponse> DescribeCostAsync(DescribeCostRequest request, CancellationToken cancellationToken) =>
        ToldAsync(() => _own.PostAsync<DescribeCostResponse>("usage/cost", request, cancellationToken));

    public Task<DescribeUsageResponse> DescribeUsageAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) =>
        ToldAsync(() => _own.GetAsync<DescribeUsageResponse>("usage", [("since", $"{since.ToUnixTimeSeconds()}"), ("until", $"{until.ToUnixTimeSeconds()}")], cancellationToken));

    public Task<Budget> PutBudgetAsync(Budget budget, CancellationToken cancellationToken) => ToldAsync(() => _own.PutAsync<Budget>("budgets", budget, cancellationToken));

    public Task<DescribeBudgetsResponse> DescribeBudgetsAsync(CancellationToken cancellationToken) => ToldAsync(() => _own.GetAsync<DescribeBudgetsResponse>("budgets", [], cancellationToken));

    public Task<Budget> DeleteBudgetAsync(string name, CancellationToken cancellationToken) => ToldAsync(() => _own.DeleteAsync<Budget>("budgets", [("name", name)], cancellationToken));

    /// <summary>What has been idle for so many days.</summary>
    public Task<CleanupPlan> DescribeCleanupAsync(int idleDays, CancellationToken cancellationToken) =>
        ToldAsync(() => _own.GetAsync<CleanupPlan>("cleanup", [("idleDays", $"{idleDays}")], cancellationToken));

    /// <summary>A whole dataset group.</summary>
    public Task<CleanupPlan> DescribeCleanupAsync(string datasetGroup, CancellationToken cancellationToken) =>
        ToldAsync(() => _own.GetAsync<CleanupPlan>("cleanup", [("datasetGroup", datasetGroup)], cancellationToken));

    public void Dispose() => _http.Dispose();

    private Task<T> ToldAsync<T>(Func<Task<T>> call) => ServerCalls.ToldAsync(_endpoint, operation: null, call);
}
