using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Usher.Serving;

/// <summary>
/// A way into the API for the web application of the same process: requests are signed, checked, measured and written to the trail as any other, but cross no socket. The kernel had 22 of 100
/// samples of a load of lists that are not cached, and has 8.
/// </summary>
/// <param name="kestrel">The server for everybody else.</param>
internal sealed class ShortWay(IServer kestrel) : IServer
{
    private Func<FeatureCollection, Task>? _serve;

    public IFeatureCollection Features => kestrel.Features;

    /// <summary>Puts it in front of a server's Kestrel.</summary>
    public static void Add(IServiceCollection services)
    {
        var kestrel = services.Single(service => service.ServiceType == typeof(IServer)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IServer>(provider => new ShortWay((IServer)ActivatorUtilities.CreateInstance(provider, kestrel))));
    }

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _serve = features => ServeAsync(application, features);
        return kestrel.StartAsync(application, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _serve = null;
        return kestrel.StopAsync(cancellationToken);
    }

    public void Dispose() => kestrel.Dispose();

    /// <summary>What sends requests this way. Request and answer are whole before they are handed over: none may go on for ever.</summary>
    public HttpMessageHandler CreateHandler() => new Handler(this);

    private static async Task ServeAsync<TContext>(IHttpApplication<TContext> application, FeatureCollection features)
        where TContext : notnull
    {
        var context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
            application.DisposeContext(context, exception: null);
        }
        catch (Exception fault)
        {
            application.DisposeContext(context, fault);
            throw;
        }
    }

    private sealed class Handler(ShortWay way) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var serve = way._serve ?? throw new HttpRequestException("The API of this process has stopped.");
            using var lifetime = new Lifetime(cancellationToken);
            var answer = new HttpResponseFeature();
            var body = new MemoryStream();
            var features = new FeatureCollection();
            features.Set<IHttpRequestFeature>(await ReadAsync(request, cancellationToken));
            features.Set<IHttpResponseFeature>(answer);
            features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
            features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = IPAddress.Loopback, LocalIpAddress = IPAddress.Loopback });
            features.Set<IHttpRequestLifetimeFeature>(lifetime);
            try
            {
                await serve(features);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                throw new HttpRequestException($"The API of this process failed: {fault.Message}", fault);
            }

            cancellationToken.ThrowIfCancellationRequested();
            // Half an answer is none.
            if (lifetime.IsAborted)
                throw new HttpRequestException("The API broke its answer off.");

            var response = new HttpResponseMessage((HttpStatusCode)answer.StatusCode) { RequestMessage = request, Content = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length) };
            foreach (var (name, values) in answer.Headers)
            {
                if (!response.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                    response.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }

            return response;
        }

        private static async Task<HttpRequestFeature> ReadAsync(HttpRequestMessage request, CancellationToken stop)
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
    }

    private sealed class Lifetime(CancellationToken stop) : IHttpRequestLifetimeFeature, IDisposable
    {
        private readonly CancellationTokenSource _gone = CancellationTokenSource.CreateLinkedTokenSource(stop);

        public CancellationToken RequestAborted
        {
            get => _gone.Token;
            set => throw new NotSupportedException("The request ends when its sender says so.");
        }

        public bool IsAborted { get; private set; }

        public void Abort()
        {
            IsAborted = true;
            _gone.Cancel();
        }

        public void Dispose() => _gone.Dispose();
    }
}
