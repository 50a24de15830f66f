using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Usher.Api;
using Usher.Api.Calls;
using Usher.Watching;
using Usher.Wire.Calling;
using Usher.Wire.Personalize;

namespace Usher.Serving;

/// <summary>
/// Sends requests of the web application to the API of the same process. They are signed, authorized, metered and audited like any other, but they cross no socket, Kestrel does not count them,
/// and answers of Personalize are handed over as objects instead of JSON. Requests and answers are buffered as a whole, so neither may be an endless stream.
/// </summary>
/// <param name="answer">Answers a request, as <see cref="ApiServer.AnsweringOf"/> does.</param>
/// <param name="stopped">Cancelled when the API has stopped.</param>
internal sealed class InProcessHandler(RequestDelegate answer, CancellationToken stopped) : HttpMessageHandler
{
    private static readonly ActivitySource Traces = new(Telemetry.InProcessTraces);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (stopped.IsCancellationRequested)
            throw new HttpRequestException("The API of this process has stopped.");

        using var activity = Traces.StartActivity(request.Method.Method, ActivityKind.Server);
        var lifetime = new RequestLifetime(cancellationToken);
        var response = new HttpResponseFeature();
        var body = new MemoryStream();
        var features = new FeatureCollection(initialCapacity: 8);
        features.Set<IHttpRequestFeature>(await ReadAsync(request, cancellationToken));
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = IPAddress.Loopback, LocalIpAddress = IPAddress.Loopback });
        features.Set<IHttpRequestLifetimeFeature>(lifetime);
        var answered = new AnswerFeature();
        features.Set<IAnswerFeature>(answered);
        if (activity is not null)
            features.Set<IHttpActivityFeature>(new ActivityFeature(activity));
        try
        {
            await answer(new DefaultHttpContext(features));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The API of this process failed: {fault.Message}", fault);
        }

        cancellationToken.ThrowIfCancellationRequested();
        // A response that was aborted is incomplete.
        if (lifetime.IsAborted)
            throw new HttpRequestException("The API broke its answer off.");

        return ToMessage(response, body.Length == 0 && answered.Content is { } content ? content : new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length), request);
    }

    private static HttpResponseMessage ToMessage(HttpResponseFeature response, HttpContent content, HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.StatusCode) { RequestMessage = request, Content = content };
        foreach (var (name, values) in response.Headers)
        {
            foreach (var value in values)
            {
                if (!message.Headers.TryAddWithoutValidation(name, value))
                    message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static async ValueTask<HttpRequestFeature> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var feature = new HttpRequestFeature
        {
            Protocol = "HTTP/1.1",
            Scheme = uri.Scheme,
            Method = request.Method.Method,
            // As Kestrel does: Path is decoded, RawTarget is as it was sent.
            Path = PathString.FromUriComponent(uri.AbsolutePath).Value!,
            QueryString = uri.Query,
            RawTarget = uri.PathAndQuery,
            Body = request.Content is null ? Stream.Null : await request.Content.ReadAsStreamAsync(cancellationToken),
        };
        foreach (var (name, values) in request.Headers.NonValidated)
            feature.Headers[name] = values.ToString();
        feature.Headers.Host = request.Headers.Host ?? uri.Authority;
        if (request.Content is null)
            return feature;

        foreach (var (name, values) in request.Content.Headers.NonValidated)
            feature.Headers[name] = values.ToString();
        // HttpContent computes the length; it is not among the headers above.
        feature.Headers.ContentLength = request.Content.Headers.ContentLength;
        return feature;
    }

    private sealed class RequestLifetime(CancellationToken sender) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted
        {
            get => sender;
            set => throw new NotSupportedException("The request ends when its sender says so.");
        }

        public bool IsAborted { get; private set; }

        public void Abort() => IsAborted = true;
    }

    private sealed class AnswerFeature : IAnswerFeature
    {
        public HttpContent? Content { get; private set; }

        public void Take(PersonalizeOperation operation, object answer) => Content = new AnswerContent(operation, answer);
    }

    private sealed class ActivityFeature(Activity activity) : IHttpActivityFeature
    {
        public Activity Activity { get; set; } = activity;
    }
}
