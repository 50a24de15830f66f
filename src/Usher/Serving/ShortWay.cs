using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Usher.Api;
using Usher.Api.Pipeline;
using Usher.Watching;
using Usher.Wire.Calling;
using Usher.Wire.Personalize;

namespace Usher.Serving;

/// <summary>
/// A way into the API for the web application of the same process: requests are signed, checked, counted by campaign and written to the trail as any other, but cross no socket, no web server
/// counts them, and answers of Personalize are not written to be read again. Request and answer are whole before they are handed over: none may go on for ever.
/// </summary>
/// <param name="answer">Answers a request, as <see cref="UsherApi.AnsweringOf"/> does.</param>
/// <param name="stopped">Nobody answers any more.</param>
internal sealed class ShortWay(RequestDelegate answer, CancellationToken stopped) : HttpMessageHandler
{
    private static readonly ActivitySource Traces = new(Telemetry.InProcessTraces);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (stopped.IsCancellationRequested)
            throw new HttpRequestException("The API of this process has stopped.");

        using var span = Traces.StartActivity(request.Method.Method, ActivityKind.Server);
        var lifetime = new Lifetime(cancellationToken);
        var response = new HttpResponseFeature();
        var body = new MemoryStream();
        var features = new FeatureCollection(initialCapacity: 8);
        features.Set<IHttpRequestFeature>(await ReadAsync(request, cancellationToken));
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = IPAddress.Loopback, LocalIpAddress = IPAddress.Loopback });
        features.Set<IHttpRequestLifetimeFeature>(lifetime);
        var answered = new Answered();
        features.Set<IAnswerFeature>(answered);
        if (span is not null)
            features.Set<IHttpActivityFeature>(new Span(span));
        try
        {
            await answer(new DefaultHttpContext(features));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The API of this process failed: {fault.Message}", fault);
        }

        cancellationToken.ThrowIfCancellationRequested();
        // Half an answer is none.
        if (lifetime.IsAborted)
            throw new HttpRequestException("The API broke its answer off.");

        return Told(response, body.Length == 0 && answered.Content is { } content ? content : new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length), request);
    }

    private static HttpResponseMessage Told(HttpResponseFeature response, HttpContent content, HttpRequestMessage request)
    {
        var told = new HttpResponseMessage((HttpStatusCode)response.StatusCode) { RequestMessage = request, Content = content };
        foreach (var (name, values) in response.Headers)
        {
            foreach (var value in values)
            {
                if (!told.Headers.TryAddWithoutValidation(name, value))
                    told.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return told;
    }

    private static async ValueTask<HttpRequestFeature> ReadAsync(HttpRequestMessage request, CancellationToken stop)
    {
        var address = request.RequestUri!;
        var arrived = new HttpRequestFeature
        {
            Protocol = "HTTP/1.1",
            Scheme = address.Scheme,
            Method = request.Method.Method,
            // As Kestrel has it: the one path decoded, the other as it was sent.
            Path = PathString.FromUriComponent(address.AbsolutePath).Value!,
            QueryString = address.Query,
            RawTarget = address.PathAndQuery,
            Body = request.Content is null ? Stream.Null : await request.Content.ReadAsStreamAsync(stop),
        };
        foreach (var (name, values) in request.Headers.NonValidated)
            arrived.Headers[name] = values.ToString();
        arrived.Headers.Host = request.Headers.Host ?? address.Authority;
        if (request.Content is null)
            return arrived;

        foreach (var (name, values) in request.Content.Headers.NonValidated)
            arrived.Headers[name] = values.ToString();
        // Reckoned, not kept among the others.
        arrived.Headers.ContentLength = request.Content.Headers.ContentLength;
        return arrived;
    }

    private sealed class Lifetime(CancellationToken sender) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted
        {
            get => sender;
            set => throw new NotSupportedException("The request ends when its sender says so.");
        }

        public bool IsAborted { get; private set; }

        public void Abort() => IsAborted = true;
    }

    private sealed class Answered : IAnswerFeature
    {
        public HttpContent? Content { get; private set; }

        public void Take(PersonalizeOperation operation, object answer) => Content = new AnswerContent(operation, answer);
    }

    private sealed class Span(Activity activity) : IHttpActivityFeature
    {
        public Activity Activity { get; set; } = activity;
    }
}
