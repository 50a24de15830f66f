using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Usher.Api.Calls;
using Usher.Serving;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Tests.Serving;

/// <summary>A small application that is called through Kestrel and through the handler: it must not see a difference.</summary>
public sealed class InProcessHandlerTests : IAsyncLifetime
{
    private readonly WebApplication _app;
    private HttpMessageInvoker _inProcess = null!;
    private HttpMessageInvoker _overHttp = null!;
    private Uri _address = null!;

    public InProcessHandlerTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(http => Answer(http));
    }

    private RequestDelegate Answer { get; set; } = TellAsync;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _address = new(Server.EndpointOf(_app));
        _inProcess = new(new InProcessHandler(http => Answer(http), _app.Lifetime.ApplicationStopped));
        _overHttp = new(new SocketsHttpHandler());
    }

    public async ValueTask DisposeAsync()
    {
        _inProcess.Dispose();
        _overHttp.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "/", null)]
    [InlineData("POST", "/recommendations", "{\"userId\":\"漢\"}")]
    [InlineData("POST", "/a%2Fb/%E6%BC%A2?q=%20&r=1", "")]
    public async Task The_application_sees_the_same_request_and_the_sender_the_same_answer(string method, string target, string? body) =>
        Assert.Equal(await SendAsync(_overHttp, method, target, body), await SendAsync(_inProcess, method, target, body));

    [Fact]
    public async Task An_answer_of_Personalize_comes_as_it_was_given_and_as_bytes_where_somebody_wants_them()
    {
        var given = new GetRecommendationsResponse { ItemList = [new() { ItemId = "1", Score = 0.5 }], RecommendationId = "RID" };
        Answer = http =>
        {
            http.Features.GetRequiredFeature<IAnswerFeature>().Take(Recommending, given);
            return Task.CompletedTask;
        };

        Assert.Same(given, await Client().CallAsync<GetRecommendationsResponse>(new GetRecommendationsRequest { UserId = "u" }, TestContext.Current.CancellationToken));
        Assert.EndsWith("{\"itemList\":[{\"itemId\":\"1\",\"score\":0.5}],\"recommendationId\":\"RID\"}", await SendAsync(_inProcess, "POST", "/recommendations", "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_counts_even_where_an_answer_was_given_before()
    {
        Answer = async http =>
        {
            http.Features.GetRequiredFeature<IAnswerFeature>().Take(Recommending, new GetRecommendationsResponse());
            http.Response.StatusCode = 400;
            http.Response.Headers["x-amzn-ErrorType"] = "InvalidInputException";
            await http.Response.WriteAsync("{\"message\":\"Why.\"}");
        };

        var refusal = await Assert.ThrowsAsync<AwsException>(() => Client().CallAsync<GetRecommendationsResponse>(new GetRecommendationsRequest(), TestContext.Current.CancellationToken));

        Assert.Equal(("InvalidInputException", "Why."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task What_was_broken_off_is_no_answer()
    {
        Answer = async http =>
        {
            await http.Response.WriteAsync("{\"half\":");
            http.Abort();
        };

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(_inProcess, "GET", "/", null));
    }

    [Fact]
    public async Task A_sender_who_leaves_is_gone_for_the_application_too()
    {
        using var leaving = new CancellationTokenSource();
        var seen = new TaskCompletionSource<bool>();
        Answer = async http =>
        {
            await leaving.CancelAsync();
            seen.SetResult(http.RequestAborted.IsCancellationRequested);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _inProcess.SendAsync(new(HttpMethod.Get, _address), leaving.Token));
        Assert.True(await seen.Task);
    }

    [Fact]
    public async Task A_fault_of_the_application_is_told_as_one_of_the_connection()
    {
        Answer = _ => throw new InvalidOperationException("A fault.");

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(_inProcess, "GET", "/", null));
    }

    [Fact]
    public async Task After_the_end_nobody_answers()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(_inProcess, "GET", "/", null));
    }

    private static PersonalizeOperation Recommending => PersonalizeOperations.FindPath("/recommendations")!;

    private PersonalizeClient Client() => new(_inProcess, ServiceAddresses.OfUsher(_address, "us-east-1"), new LastingCredentials(new("AKIAEXAMPLE", "secret")), TimeProvider.System);

    private static async Task TellAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        http.Response.StatusCode = 418;
        http.Response.Headers["x-amzn-requestid"] = "name";
        http.Response.ContentType = "text/plain";
        var request = http.Request;
        string[] told =
        [
            request.Method, request.Protocol, request.Scheme, request.PathBase, request.Path, request.QueryString.ToString(), request.Host.ToString(),
            http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            $"{http.Connection.RemoteIpAddress}",
            string.Join('\n', request.Headers.Where(header => header.Value.Count > 0).Select(header => $"{header.Key.ToLowerInvariant()}: {header.Value}").Order(StringComparer.Ordinal)),
            await body.ReadToEndAsync(http.RequestAborted),
        ];
        var answer = Encoding.UTF8.GetBytes(string.Join('\n', told));
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer, http.RequestAborted);
    }

    private async Task<string> SendAsync(HttpMessageInvoker way, string method, string target, string? body)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(_address, target));
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260102T030405Z");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await way.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Date" or "Server")).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return $"{response.StatusCode}\n{string.Join('\n', headers)}\n{await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }
}
