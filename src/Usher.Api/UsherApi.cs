using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Access;
using Usher.Access.Credentials;
using Usher.Api.Admin;
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

/// <summary>Makes the server: Kestrel with its limits, the pipeline, the services behind it, the audit trail beside it.</summary>
public static class UsherApi
{
    /// <summary>Answers 200 to anybody while the server serves: the one path that needs no signature.</summary>
    public const string HealthPath = AwsServices.UsherPath + "v1/health";

    /// <summary>The whole server, not yet started. Disposing it writes the audit trail to its end.</summary>
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
            new AdminService([new ExplainingOperations(new(account, buckets)), .. rooms.GetServices<IUsherOperations>()]),
        ]);

    /// <summary>What answers the requests of a server, for those that come another way than over its sockets.</summary>
    public static RequestDelegate AnsweringOf(WebApplication server) => server.Services.GetRequiredService<AwsRequests>().HandleAsync;

    /// <summary>Adds the endpoints of Personalize, and those that Amazon has no word for; what answers them, Usher.Core's services, the host adds.</summary>
    public static IServiceCollection AddPersonalize(this IServiceCollection services) => services
        .AddSingleton<UnbuiltHandlers>()
        .AddSingleton<PersonalizeHandlers>()
        .AddSingleton<IAwsService, PersonalizeService>()
        .AddSingleton<IUsherOperations, WorkOperations>()
        .AddSingleton<IUsherOperations, InsightOperations>()
        .AddSingleton<IUsherOperations, EventStreamOperations>()
        .AddSingleton<IUsherOperations, RecommendationReasonOperations>()
        .AddSingleton<IUsherOperations, UsageOperations>()
        .AddSingleton<IUsherOperations, BudgetsOperations>()
        .AddSingleton<IUsherOperations, CleanupOperations>();

    /// <summary>A server with these services, not yet started. Disposing it writes the audit trail to its end.</summary>
    internal static WebApplication Create(ServerOptions options, ICredentials credentials, ServerDependencies dependencies, Func<AuditFiles, IServiceProvider, IReadOnlyList<IAwsService>> services)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => KestrelLimits.Apply(kestrel, options));
        dependencies.Logging(builder.Logging);
        // These lines have whole addresses, and a presigned one opens what it names for whoever reads it.
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
