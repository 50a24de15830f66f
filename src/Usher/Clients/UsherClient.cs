using Usher.Api;
using Usher.CommandLine;
using Usher.Commands;
using Usher.Serving;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Explaining;
using Usher.Wire.Signing.Making;

namespace Usher.Clients;

/// <summary>Speaks to a running server as its other clients do, about what AWS has no word for.</summary>
internal sealed class UsherClient : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly OwnClient _own;
    private readonly string _endpoint;

    private UsherClient(string endpoint, string region, SigningCredentials credentials, TimeProvider clock) =>
        (_endpoint, _own) = (endpoint, new(_http, new(endpoint), region, new LastingCredentials(credentials), clock));

    /// <summary>In the name of the environment's keys, at the environment's address, where 'usher env' was run; else as the root of the server of a data folder.</summary>
    /// <exception cref="UsherException">No server answers.</exception>
    public static async Task<UsherClient> OpenAsync(DataFolder folder, Surroundings surroundings, Func<string, string?> variable, CancellationToken stop)
    {
        var region = variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") ?? ServerOptions.DefaultRegion;
        if (variable("AWS_ENDPOINT_URL") is { Length: > 0 } endpoint && variable("AWS_ACCESS_KEY_ID") is { Length: > 0 } id && variable("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } secret)
            return new(endpoint, region, new(id, secret, variable("AWS_SESSION_TOKEN") is { Length: > 0 } token ? token : null), surroundings.Clock);

        if (await RunningServer.FindAsync(folder, stop) is not { } server)
            throw new UsherException($"No server runs on {folder.FullName}. Start one with: {folder.CommandLine("serve")}");

        var root = await RootKey.ReadAsync(folder, surroundings, stop);
        return new(server.Endpoint, server.Region, new(root.AccessKeyId, root.SecretKey), surroundings.Clock);
    }

    public Task<ExplainAccessResponse> ExplainAccessAsync(ExplainAccessRequest request, CancellationToken stop) =>
        ToldAsync(() => _own.PostAsync<ExplainAccessResponse>("explain/access", request, stop));

    public Task<ExplainImportResponse> ExplainImportAsync(string importJobArn, CancellationToken stop) =>
        ToldAsync(() => _own.PostAsync<ExplainImportResponse>("explain/import", new ExplainImportRequest { DatasetImportJobArn = importJobArn }, stop));

    public Task<ExplainRecommendationsResponse> ExplainRecommendationsAsync(ExplainRecommendationsRequest request, CancellationToken stop) =>
        PostAsync<ExplainRecommendationsRequest, ExplainRecommendationsResponse>("/_usher/v1/recommendations/explain", request, stop);

    public void Dispose() => _http.Dispose();

    private async Task<T> ToldAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AwsException refusal)
        {
            throw new UsherException(refusal.Message);
        }
        catch (HttpRequestException silence)
        {
            throw new UsherException($"No server answers at {_endpoint}: {silence.Message}. Start one with 'usher serve', and set the environment with eval \"$(usher env)\".");
        }
    }
}
