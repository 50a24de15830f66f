using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Access;
using Usher.Access.Credentials;
using Usher.Api.UsherApi;
using Usher.Api.Auditing;
using Usher.Api.Calls;
using Usher.Api.Iam;
using Usher.Api.Personalize;
using Usher.Api.Pipeline;
using Usher.Api.S3;
using Usher.Api.Settings;
using Usher.Api.Sts;
using Usher.Buckets;
using Usher.Http.Bodies;
using Usher.Http.Hosting;
using Usher.Wire.S3;

namespace Usher.Api;

/// <summary>Creates the server: Kestrel with its limits, the pipeline, the services and the audit trail.</summary>
public static class ApiServer
{
    /// <summary>Answers 200 while the server runs. The only path that needs no signature.</summary>
    public const string HealthPath = AwsServices.UsherPath + "v1/health";

    /// <summary>Creates the server with all services. Disposing it writes what is left of the audit trail.</summary>
    public static WebApplication Create(ServerOptions options, UsherAccount account, IBuckets buckets, ServerDependencies dependencies) => Create(
        options,
        account.Credentials,
        dependencies,
        (audit, rooms) =>
        [
            new S3Service(buckets),
            new IamService(account, options.Simulations),
            new StsService(account),
            new CloudTrailService(new(new(audit), dependencies.Clock)),
            // Explains access to the account and the buckets, which are not among the services.
            new UsherService([new AccessHandlers(new(account, buckets)), .. rooms.GetServices<IUsherOperationGroup>()]),
        ]);

    /// <summary>The pipeline of a server, for requests that do not come over its sockets.</summary>
    public static RequestDelegate AnsweringOf(WebApplication server) => server.Services.GetRequiredService<AwsRequests>().HandleAsync;

    /// <summary>Adds the endpoints of Personalize and of Usher's own API. The host adds the services of Usher.Core that they call.</summary>
    public static IServiceCollection AddPersonalize(this IServiceCollection services) => services
        .AddOperationGroups()
        .AddSingleton<UnbuiltHandlers>()
        .AddSingleton<PersonalizeHandlers>()
        .AddSingleton<IAwsService, PersonalizeService>()
        .AddSingleton<IUsherOperationGroup, JobHandlers>()
        .AddSingleton<IUsherOperationGroup, InsightHandlers>()
        .AddSingleton<IUsherOperationGroup, EventStreamHandlers>()
        .AddSingleton<IUsherOperationGroup, RecommendationReasonHandlers>()
        .AddSingleton<IUsherOperationGroup, UsageHandlers>()
        .AddSingleton<IUsherOperationGroup, BudgetHandlers>()
        .AddSingleton<IUsherOperationGroup, CleanupHandlers>();

    /// <summary>Creates a server with these services.</summary>
    internal static WebApplication Create(ServerOptions options, ICredentials credentials, ServerDependencies dependencies, Func<AuditFiles, IServiceProvider, IReadOnlyList<IAwsService>> services)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => KestrelLimits.Apply(kestrel, options));
        dependencies.Logging(builder.Logging);
        // These lines hold whole URLs, and a presigned URL gives access to anyone who reads it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);

        var files = new AuditFiles(dependencies.AuditFolder);
        builder.Services
            .AddSingleton<IHostLifetime, HostControlledLifetime>()
            .AddSingleton(options)
            .AddSingleton(dependencies.Clock)
            .AddSingleton(files)
            .AddSingleton(new VirtualHosts(options.Hosts))
            .AddSingleton<AuditTrail>()
            .AddSingleton<Auditor>()
            .AddSingleton(rooms => new AwsServices([.. services(files, rooms), .. rooms.GetServices<IAwsService>()]))
            .AddSingleton<ICallFactory>(options.IsOpen ? new UnauthenticatedCalls(options) : new Authenticator(credentials, options.Limits))
            .AddSingleton<AwsRequests>();

        dependencies.Services(builder);
        var app = builder.Build();
        var requests = app.Services.GetRequiredService<AwsRequests>();
        RequestDelegate answer = http => http.Request.Path == HealthPath ? http.Response.WriteAsync("{\"status\":\"ok\"}\n") : requests.HandleAsync(http);
        app.Run(http => ConnectionReuse.AnswerAsync(http, answer));
        return app;
    }
}
