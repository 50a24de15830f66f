using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Usher.Serving;

namespace Usher.Tests.Serving;

/// <summary>A small application behind Kestrel and the short way: both have to look the same to it.</summary>
public sealed class ShortWayTests : IAsyncLifetime
{
    private readonly WebApplication _app;
    private HttpMessageInvoker _short = null!;
    private HttpMessageInvoker _long = null!;
    private Uri _address = null!;

    public ShortWayTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        ShortWay.Add(builder.Services);
        _app = builder.Build();
        _app.Run(http => Answer(http));
    }

    private RequestDelegate Answer { get; set; } = TellAsync;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _address = new(Server.EndpointOf(_app));
        _short = new(((ShortWay)_app.Services.GetRequiredService<IServer>()).CreateHandler());
        _long = new(new SocketsHttpHandler());
    }

    public async ValueTask DisposeAsync()
    {
        _short.Dispose();
        _long.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "/", null)]
    [InlineData("POST", "/recommendations", "{\"userId\":\"漢\"}")]
    [InlineData("POST", "/a%2Fb/%E6%BC%A2?q=%20&r=1", "")]
    public async Task The_application_sees_the_same_request_and_the_sender_the_same_answer(string method, string target, string? body) =>
        Assert.Equal(await SendAsync(_long, method, target, body), await SendAsync(_short, method, target, body));

    [Fact]
    public async Task What_was_broken_off_is_no_answer()
    {
        Answer = async http =>
        {
            await http.Response.WriteAsync("{\"half\":");
            http.Abort();
        };

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(_short, "GET", "/", null));
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

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _short.SendAsync(new(HttpMethod.Get, _address), leaving.Token));
        Assert.True(await seen.Task);
    }

    [Fact]
    public async Task A_fault_of_the_application_is_told_as_one_of_the_connection()
    {
        Answer = _ => throw new InvalidOperationException("A fault.");

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(_short, "GET", "/", null));
    }

    [Fact]
    public async Task After_the_end_nobody_answers()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(_short, "GET", "/", null));
    }

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
